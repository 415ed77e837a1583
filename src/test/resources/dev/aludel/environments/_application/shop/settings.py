import os


class Settings:
    DRIVER, USER, PASSWORD, HOST, PORT, FAST = "psycopg2", "postgres", "a/b", "127.0.0.1", 5432, False
    database_url = os.environ["SHOP_URL"]


settings = Settings()


def get_settings():
    return settings
