#!/bin/bash
# Run once, by the image's entry point, when the database is empty: the user that the services log in as. It can read and
# write its own database and nothing else; the root user is for people.

for given in "$INGESTION_USER" "$INGESTION_PASSWORD" "$MONGO_INITDB_DATABASE"; do
    case "$given" in
        "" | *[!A-Za-z0-9._~-]*)
            # These characters need no escaping, neither below nor in a connection string.
            echo "MONGO_USER and MONGO_PASSWORD: use letters, digits and . _ ~ - only." >&2
            exit 1
            ;;
    esac
done

mongosh --quiet --host 127.0.0.1 --username "$MONGO_INITDB_ROOT_USERNAME" --password "$MONGO_INITDB_ROOT_PASSWORD" \
    --authenticationDatabase admin --eval "
        db.getSiblingDB('$MONGO_INITDB_DATABASE').createUser({
            user: '$INGESTION_USER',
            pwd: '$INGESTION_PASSWORD',
            roles: [{ role: 'readWrite', db: '$MONGO_INITDB_DATABASE' }],
        });" || exit 1
