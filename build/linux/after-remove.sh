#!/bin/bash
# Runs as root after a deb or rpm is removed or replaced. The register in the person's home is never touched.

# rpm counts what is left: 1 means an upgrade, whose new link must stay; dpkg says «upgrade».
if [ "$1" = 1 ] || [ "$1" = upgrade ]; then
  exit 0
fi

rm -f '/usr/bin/${executable}'

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  if apparmor_status --enabled >/dev/null 2>&1; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi

if hash update-desktop-database 2>/dev/null; then
  update-desktop-database /usr/share/applications || true
fi

exit 0
