#!/usr/bin/env bash
# Proves that the supergraph and the subgraphs run unchanged behind Hive Gateway (MIT). By hand: it installs the
# package (60 MB) in a temporary folder, and needs the registry of npm for that.
#   test/hive/run.sh
set -euo pipefail
folder=$(mktemp -d /tmp/hive-gateway-XXXXXX)
trap 'rm -rf "$folder"' EXIT
echo '{ "private": true }' >"$folder/package.json"
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund \
  @graphql-hive/gateway-runtime@2.12.1 @graphql-mesh/transport-http@1.2.1 graphql@16.15.0
HIVE_GATEWAY="$folder" node scripts/run.mjs test hive/hive
