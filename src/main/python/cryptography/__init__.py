"""The part of cryptography that needs no compiled code here: ``fernet``, over Java's ciphers."""

from _aludel_partial import rest_of

__getattr__ = rest_of(__name__)
