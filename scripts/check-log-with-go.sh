#!/bin/sh
# Checks a mirror of the log with another implementation: Go's golang.org/x/mod/sumdb (tlog, note).
# Usage: scripts/check-log-with-go.sh FOLDER
# Needs Go and its x/mod sources (Debian: golang-go, golang-golang-x-mod-dev). Exit code: 0 right, 1 wrong,
# 3 Go is not installed.
set -eu
if [ $# -ne 1 ]; then
  echo "usage: $0 FOLDER (a mirror of the log, as \"kezek-verify log URL --mirror FOLDER\" makes one)" >&2
  exit 2
fi
if ! command -v go >/dev/null 2>&1; then
  echo "go is not installed" >&2
  exit 3
fi
GOPATH="${GOPATH:-/usr/share/gocode}" GO111MODULE=off \
  exec go run "$(dirname "$0")/check-log-with-go/main.go" "$1"
