#!/bin/sh
# Run as the broker's entry point: writes its users into /tmp, which is memory, and starts it. That happens at each start, so
# a changed password counts from the next one. A password comes from INGESTION_<USER>_PASSWORD, or from the file that
# INGESTION_<USER>_PASSWORD_FILE names.
#
# Each service may declare, write and read what its own messages need and nothing else: a Parser that a page took over can
# neither read what others are sent nor say that a page was settled. "admin" is for people.
set -eu
umask 077

password() { # USER, in capitals
    eval "text=\${INGESTION_$1_PASSWORD:-} file=\${INGESTION_$1_PASSWORD_FILE:-}"
    if [ -n "$text" ] && [ -n "$file" ]; then
        echo "INGESTION_$1_PASSWORD and INGESTION_$1_PASSWORD_FILE: give one of them." >&2
        return 1
    fi
    [ -z "$file" ] || text=$(cat "$file")
    case "$text" in
        "" | *[!A-Za-z0-9._~-]*)
            # These characters need no escaping, neither below nor in a connection string.
            echo "The password of RabbitMQ's user $1: use letters, digits and . _ ~ - only." >&2
            return 1
            ;;
    esac
    printf %s "$text"
}

user() { # NAME PASSWORD TAG
    printf '{"name":"%s","password":"%s","tags":[%s]}' "$1" "$2" "${3:+\"$3\"}"
}

permission() { # USER CONFIGURE WRITE READ: names of exchanges and queues, as alternatives of a regular expression
    printf '{"user":"%s","vhost":"/","configure":"^(%s)$","write":"^(%s)$","read":"^(%s)$"}' "$@"
}

if [ -n "${RABBITMQ_PASSWORD:-}" ]; then
    echo "RABBITMQ_USER and RABBITMQ_PASSWORD are not used any more: each service has its own user, see .env.example. Take them out of .env; rabbitmqctl delete_user removes the former user from a broker that has it." >&2
    exit 1
fi

admin=$(password ADMIN)
fetcher=$(password FETCHER)
parser=$(password PARSER)
indexer=$(password INDEXER)

# Whoever consumes an exchange binds its queue to it, and must be allowed to declare both; so must who publishes. MassTransit
# binds what it publishes of a fault to the exchanges of all faults, whose messages nobody here consumes.
faults='fault|receive-fault'
{
    printf '{"vhosts":[{"name":"/"}],"users":['
    user admin "$admin" administrator
    printf ,
    user fetcher "$fetcher"
    printf ,
    user parser "$parser"
    printf ,
    user indexer "$indexer"
    printf '],"permissions":['
    permission admin '.*' '.*' '.*'
    printf ,
    permission fetcher \
        "page-fetched|page-rejected|page-settled|page-settled-.*|fault-page-settled|$faults" \
        "page-fetched|page-rejected|page-settled-.*|fault-page-settled|$faults" \
        "page-settled|page-settled-.*|fault-page-settled|$faults"
    printf ,
    permission parser \
        "page-fetched|parser|parser_dead|article-parsed|page-rejected|fault-page-fetched|$faults" \
        "parser|parser_dead|article-parsed|page-rejected|fault-page-fetched|$faults" \
        "page-fetched|parser|parser_dead|fault-page-fetched|$faults"
    printf ,
    permission indexer \
        "article-parsed|page-rejected|fault-.*|indexer-.*|parser_dead|page-settled|$faults" \
        "indexer-.*|parser_dead|page-settled|fault-.*|$faults" \
        "article-parsed|page-rejected|fault-.*|indexer-.*|parser_dead|$faults"
    # The queue of a Fetcher that is gone goes too: what is in it stands in the ledger.
    printf '],"policies":[{"vhost":"/","name":"outcomes","pattern":"^page-settled-","apply-to":"queues","definition":{"expires":3600000}}]}'
} >/tmp/definitions.json

exec docker-entrypoint.sh rabbitmq-server
