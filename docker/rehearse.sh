#!/bin/sh
# Tries the image where no Docker engine runs: starts it from its unpacked root file system as compose.yml would (its own user, no
# capabilities, read-only but for /data and /tmp, first process of its own), and says whether it answers, refuses and stops as it must.
#
#   buildah bud --format docker -f docker/portal.Dockerfile -t suivi . && c=$(buildah from suivi)
#   DATABASE_URL=postgres://suivi_owner:...@127.0.0.1/suivi sudo -E docker/rehearse.sh "$(buildah mount "$c")"
#
# The database is one of its own, made by docker/database/10-suivi-owner.sh. Needs root and util-linux.
set -eu

root=${1:?give the folder of the unpacked image}
: "${DATABASE_URL:?give the database of the rehearsal and its owner}"
port=${PORT:-3987}
address=http://127.0.0.1:$port
work=$(mktemp -d)
failed=0
portal=

finish() {
  [ -z "$portal" ] || kill -KILL "$portal" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
install -d -o 1000 -g 1000 -m 0750 "$work/data"
mkdir "$work/root"

# What is done within the namespaces of the container.
cat > "$work/enter" <<'ENTER'
set -eu
mount --make-rprivate /
mount --bind "$ROOT" "$WORK/root"
mount --bind "$WORK/data" "$WORK/root/data"
mount -t tmpfs -o size=64m,mode=1777,noexec,nosuid,nodev tmpfs "$WORK/root/tmp"
mount --rbind /dev "$WORK/root/dev"
mount -t proc proc "$WORK/root/proc"
mount -o remount,bind,ro "$WORK/root"
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin NODE_ENV=production HOST=127.0.0.1 PORT="$PORT" SUIVI_DATA_DIR=/data SUIVI_WEB_DIR=/suivi/dist/apps/web/browser \
  DATABASE_URL="$DATABASE_URL" SUIVI_SECRET="$SUIVI_SECRET" SUIVI_PUBLIC_URL="$SUIVI_PUBLIC_URL" \
  chroot "$WORK/root" setpriv --reuid=1000 --regid=1000 --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs \
  /bin/sh -c 'cd /suivi && exec "$@"' suivi "$@"
ENTER

# Runs a command in the image.
in_image() {
  ROOT=$root WORK=$work PORT=$port SUIVI_SECRET=${SECRET-$strong} SUIVI_PUBLIC_URL=$address unshare --mount --pid --fork --kill-child sh "$work/enter" "$@"
}
start() { in_image node --enable-source-maps dist/apps/api/main.js "$@"; }

check() {
  if [ "$2" = "$3" ]; then echo "passed  $1"; else echo "FAILED  $1: $2, not $3" && failed=1; fi
}
status() { curl --silent --output /dev/null --write-out '%{http_code}' --max-time 10 "$address$1" || true; }

[ "$(status /)" = 000 ] || { echo "something answers at $address already: give another PORT" >&2; exit 1; }
strong=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')

code=0; SECRET='' start > "$work/out" 2>&1 || code=$?
check 'without a secret it ends with code 78' "$code" 78 && cat "$work/out"
code=0; SECRET=change-me-change-me-change-me-change-me start > "$work/out" 2>&1 || code=$?
check 'with a weak secret it ends with code 78' "$code" 78 && cat "$work/out"
check 'its user is not root' "$(in_image id -u)" 1000
check 'its own files cannot be written' "$(in_image sh -c 'touch /suivi/x /etc/x 2>/dev/null && echo yes || echo no')" no
check 'its data can be written' "$(in_image sh -c 'touch /data/x /tmp/x && rm /data/x && echo yes || echo no')" yes

start > "$work/log" 2>&1 &
portal=$!
for _ in $(seq 300); do [ "$(status /api/ready)" != 200 ] && kill -0 "$portal" 2>/dev/null || break; sleep 0.2; done
check '/api/ready answers' "$(status /api/ready)" 200
check '/api/health answers' "$(status /api/health)" 200
check '/ answers' "$(status /)" 200
script=$(curl --silent "$address/" | grep -oE 'main-[A-Z0-9]+\.js' | head -1)
check 'the script of the page answers' "$(status "/${script:-no-script.js}")" 200

# The first process in its namespace, to which Docker would send the signal: the last of the line that began here.
first=$portal
while below=$(pgrep --parent "$first"); do first=$below; done
began=$(date +%s)
curl --silent --max-time 30 --output /dev/null "$address/api/health" "$address/api/health" &
kill -TERM "$first" || true
code=0; wait "$portal" || code=$?
portal=
check 'SIGTERM ends it with code 0' "$code" 0
check 'within 5 seconds' "$([ $(($(date +%s) - began)) -le 5 ] && echo yes || echo no)" yes
sed 's/^/  log: /' "$work/log"
exit "$failed"
