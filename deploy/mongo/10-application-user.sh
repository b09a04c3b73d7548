#!/bin/bash
# Run once, by the image's entry point, when the database is empty: the user that the services log in as. It can read and
# write its own database and nothing else; the root user is for people.
# Passwords come from the environment or, as the image itself takes its own, from the files that variables with _FILE name.

[ -z "${INGESTION_PASSWORD_FILE:-}" ] || INGESTION_PASSWORD=$(<"$INGESTION_PASSWORD_FILE")
[ -z "${MONGO_INITDB_ROOT_PASSWORD_FILE:-}" ] || MONGO_INITDB_ROOT_PASSWORD=$(<"$MONGO_INITDB_ROOT_PASSWORD_FILE")
export INGESTION_USER INGESTION_PASSWORD

for given in "$INGESTION_USER" "$INGESTION_PASSWORD"; do
    case "$given" in
        "" | *[!A-Za-z0-9._~-]*)
            # These characters need no escaping in a connection string.
            echo "MongoDB's user and its password: use letters, digits and . _ ~ - only." >&2
            exit 1
            ;;
    esac
done

mongosh --quiet --host 127.0.0.1 --username "$MONGO_INITDB_ROOT_USERNAME" --password "$MONGO_INITDB_ROOT_PASSWORD" \
    --authenticationDatabase admin --eval "
        const home = process.env.MONGO_INITDB_DATABASE;
        db.getSiblingDB(home).createUser({
            user: process.env.INGESTION_USER,
            pwd: process.env.INGESTION_PASSWORD,
            roles: [{ role: 'readWrite', db: home }],
        });" || exit 1
