"""Fernet tokens: a version, the time, AES in CBC mode, and a signature."""

import base64
import binascii
import hashlib
import hmac
import os
import time

import _aludel

_VERSION = b"\x80"


class InvalidToken(Exception):
    """The token was not made with this key, was changed, or is too old."""


class Fernet:
    """Encrypts and decrypts with one key."""

    def __init__(self, key, backend=None):
        try:
            key = base64.urlsafe_b64decode(key)
        except binascii.Error as failure:
            raise ValueError("Fernet key must be 32 url-safe base64-encoded bytes.") from failure
        if len(key) != 32:
            raise ValueError("Fernet key must be 32 url-safe base64-encoded bytes.")
        self._signing, self._encrypting = key[:16], key[16:]

    @classmethod
    def generate_key(cls):
        return base64.urlsafe_b64encode(os.urandom(32))

    def encrypt(self, data):
        return self.encrypt_at_time(data, int(time.time()))

    def encrypt_at_time(self, data, current_time):
        if not isinstance(data, bytes):
            raise TypeError("data must be bytes")
        vector = os.urandom(16)
        signed = _VERSION + current_time.to_bytes(8, "big") + vector + _cipher(True, self._encrypting, vector, data)
        return base64.urlsafe_b64encode(signed + self._signature(signed))

    def decrypt(self, token, ttl=None):
        return self.decrypt_at_time(token, ttl, int(time.time()))

    def decrypt_at_time(self, token, ttl, current_time):
        data = self._verified(token)
        made = int.from_bytes(data[1:9], "big")
        if ttl is not None and (made + ttl < current_time or current_time + 60 < made):
            raise InvalidToken
        plain = _cipher(False, self._encrypting, data[9:25], data[25:-32])
        if plain is None:
            raise InvalidToken
        return plain

    def extract_timestamp(self, token):
        return int.from_bytes(self._verified(token)[1:9], "big")

    def _verified(self, token):
        if not isinstance(token, (str, bytes)):
            raise TypeError("token must be bytes or str")
        try:
            data = base64.urlsafe_b64decode(token)
        except (TypeError, binascii.Error, ValueError) as failure:
            raise InvalidToken from failure
        if data[:1] != _VERSION or len(data) < 57 or not hmac.compare_digest(self._signature(data[:-32]), data[-32:]):
            raise InvalidToken
        return data

    def _signature(self, data):
        return hmac.new(self._signing, data, hashlib.sha256).digest()


class MultiFernet:
    """Encrypts with the first of several keys, decrypts with any."""

    def __init__(self, fernets):
        self._fernets = list(fernets)
        if not self._fernets:
            raise ValueError("MultiFernet requires at least one Fernet instance")

    def encrypt(self, msg):
        return self._fernets[0].encrypt(msg)

    def decrypt(self, msg, ttl=None):
        for fernet in self._fernets:
            try:
                return fernet.decrypt(msg, ttl)
            except InvalidToken:
                pass
        raise InvalidToken

    def rotate(self, msg):
        return self._fernets[0].encrypt(self.decrypt(msg))


def _cipher(encrypting, key, vector, data):
    parts = (part.decode("latin-1") for part in (key, vector, data))
    result = _aludel._bridge.aes(encrypting, *parts)
    return None if result is None else result.encode("latin-1")
