#!/usr/bin/env bash
# Runs once, when the database is empty: the two accounts of the portal. The one it works with gets its rights, table by
# table, from the migrations.
set -euo pipefail

secret() {
    [[ -f /run/secrets/$1 && -s /run/secrets/$1 ]] && tr -d '\n' < "/run/secrets/$1" && return
    echo "The secret $1 is missing or empty. Run docker/make-secrets, remove the database's volume, which is only half" \
        "made, and start again." >&2
    return 1
}

# Read before they are used: an account must never be made with an empty password.
root=$(secret kontor_root_password)
migration=$(secret kontor_migration_password)
app=$(secret kontor_db_password)

mariadb --user=root --password="$root" <<SQL
create user if not exists 'kontor_migration'@'%' identified by '$migration';
create user if not exists 'kontor_app'@'%' identified by '$app';
grant all on kontor.* to 'kontor_migration'@'%' with grant option;
delete from mysql.global_priv where User = '';
flush privileges;
SQL
