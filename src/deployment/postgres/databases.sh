#!/bin/sh
# Runs once, when PostgreSQL's volume is new: a role and a database for each that keeps something here.
set -eu

database() {
  psql -v ON_ERROR_STOP=1 -U postgres -v name="$1" -v password="$(cat "/run/secrets/$1_database_password")" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
SQL
}

database launchdesk
database camunda
database keycloak
