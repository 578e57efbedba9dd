#!/bin/sh
# Run once by the image of PostgreSQL, on an empty volume: the portal's database and its owner, who is no superuser and cannot pass by
# row-level security; CREATEROLE lets the migrations make the roles of the product.
set -eu

psql --no-psqlrc --set=ON_ERROR_STOP=1 --set=password="$SUIVI_DATABASE_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE suivi_owner LOGIN CREATEROLE NOSUPERUSER NOCREATEDB NOBYPASSRLS PASSWORD :'password';
-- Text is ordered by code point, which no update of the operating system changes under the indexes.
CREATE DATABASE suivi OWNER suivi_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE CONNECT ON DATABASE postgres FROM PUBLIC;
SQL
