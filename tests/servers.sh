# Sourced by tests/run: finds a RabbitMQ and a MongoDB for the tests and says what it found. With a Docker engine the
# tests start containers themselves (Testcontainers). Without, programs of the PATH are started here on free ports, and
# their addresses are given in INGESTION_TEST_RABBITMQ, INGESTION_TEST_RABBITMQ_MANAGEMENT and INGESTION_TEST_MONGODB.
# What is missing is skipped by the tests, by name and with the reason; where CI is set it fails them.

servers=()

find_servers() {
    local install=$1
    # The local images and what their engine needs, where they are beside the checkout.
    if docker version >/dev/null 2>&1; then
        [ ! -f ../shared/testbed/env.sh ] || . ../shared/testbed/env.sh
        echo "RabbitMQ and MongoDB: in containers (Docker $(docker version --format '{{.Server.Version}}'))"
        return
    fi

    if ! command -v rabbitmq-server >/dev/null && { [ "$install" = --install ] || [ -n "${CI:-}" ]; }; then
        install_rabbitmq
    fi
    if command -v rabbitmq-server >/dev/null; then
        start_rabbitmq
    else
        echo "RabbitMQ: missing (no Docker engine answers, no rabbitmq-server on the PATH; on Debian, as root, tests/run --install gets one)"
    fi
    if command -v mongod >/dev/null; then
        start_mongodb
    else
        echo "MongoDB: missing (no Docker engine answers, no mongod on the PATH)"
    fi
}

stop_servers() {
    [ ${#servers[@]} -eq 0 ] || { kill "${servers[@]}" && wait "${servers[@]}"; } 2>/dev/null
}

install_rabbitmq() {
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "RabbitMQ: can't be installed here (that needs Debian and root)"
        return
    fi
    echo "RabbitMQ: installing rabbitmq-server"
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends rabbitmq-server; } >"$work/install.log" 2>&1 ||
        tail -n 5 "$work/install.log"
}

start_rabbitmq() {
    local port management home=$work/rabbitmq
    port=$(free_port) management=$(free_port)
    mkdir -p "$home"
    echo '[rabbitmq_management].' >"$home/enabled_plugins"
    echo "management.tcp.port = $management" >"$home/rabbitmq.conf"
    # As root Debian's rabbitmq-server goes on as the user rabbitmq.
    chmod 755 "$work"
    chmod -R a+rwX "$home"
    RABBITMQ_NODENAME=ingestion-tests-$port@localhost RABBITMQ_NODE_PORT=$port RABBITMQ_DIST_PORT=$(free_port) \
        RABBITMQ_MNESIA_BASE=$home RABBITMQ_LOG_BASE=$home RABBITMQ_CONFIG_FILE=$home/rabbitmq.conf \
        RABBITMQ_ENABLED_PLUGINS_FILE=$home/enabled_plugins \
        rabbitmq-server >"$home/output" 2>&1 &
    servers+=($!)
    if wait_for_port "$management"; then
        export INGESTION_TEST_RABBITMQ=amqp://guest:guest@localhost:$port/ INGESTION_TEST_RABBITMQ_MANAGEMENT=http://localhost:$management/
        echo "RabbitMQ: $(command -v rabbitmq-server) on port $port"
    else
        echo "RabbitMQ: $(command -v rabbitmq-server) does not start:"
        tail -n 5 "$home/output"
    fi
}

start_mongodb() {
    local port home=$work/mongodb
    port=$(free_port)
    mkdir -p "$home"
    mongod --dbpath "$home" --port "$port" --bind_ip 127.0.0.1 >"$work/mongodb.log" 2>&1 &
    servers+=($!)
    if wait_for_port "$port"; then
        export INGESTION_TEST_MONGODB=mongodb://localhost:$port/
        echo "MongoDB: $(command -v mongod) on port $port"
    else
        echo "MongoDB: $(command -v mongod) does not start:"
        tail -n 5 "$work/mongodb.log"
    fi
}

listens() { (exec 3<>"/dev/tcp/localhost/$1") 2>/dev/null; }

free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)) && listens "$port"; do :; done
    echo "$port"
}

# Up to a minute, or until the server that was started last has ended.
wait_for_port() {
    for _ in $(seq 240); do
        listens "$1" && return
        kill -0 "${servers[-1]}" 2>/dev/null || return 1
        sleep 0.25
    done
    return 1
}
