#!/bin/sh
# A dump of the database every night; the oldest ones go. What is in it stays encrypted: without
# HOMEROOM_SECRET a dump opens nothing. A deleted conversation is gone from dumps after KEEP days.
set -eu
while true; do
  file="/backups/homeroom-$(date -u +%Y%m%dT%H%M%SZ).dump"
  pg_dump --format=custom --file="$file.part" && mv "$file.part" "$file" && echo "Kept $file"
  ls -1t /backups/*.dump | tail -n "+$((KEEP + 1))" | xargs -r rm --
  sleep 86400
done
