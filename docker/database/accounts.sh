#!/usr/bin/env bash
# Runs once, when the database is empty: the two accounts of the portal. The one it works with gets its rights, table by
# table, from the migrations.
set -euo pipefail

secret() { tr -d '\n' < "/run/secrets/$1"; }

mariadb --user=root --password="$(secret kontor_root_password)" <<SQL
create user if not exists 'kontor_migration'@'%' identified by '$(secret kontor_migration_password)';
create user if not exists 'kontor_app'@'%' identified by '$(secret kontor_db_password)';
grant all on kontor.* to 'kontor_migration'@'%' with grant option;
delete from mysql.global_priv where User = '';
flush privileges;
SQL
