#!/usr/bin/env bash
# Makes a certificate authority and a server certificate for a practice's own network.
#
#   tools/local-https.sh NAME [FOLDER]        e.g. tools/local-https.sh practice.home.arpa
#
# NAME is the host name that tablets will type; the router or each device must lead it to this computer.
# FOLDER (default: ./certificates) gets:
#   authority.crt   give this to each tablet, phone and computer once, as a trusted authority
#   authority.key   keep it off the network; it signs the next certificate in a year
#   server.crt, server.key   for:  glabella serve --urls https://NAME:5443 --certificate … --certificate-key …
# Needs openssl. An existing authority is kept, so that devices need not be set up again.
set -euo pipefail
name=${1:-}
folder=${2:-certificates}
if [[ ! $name =~ ^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$ ]]; then
  echo "usage: tools/local-https.sh NAME [FOLDER]   NAME: a host name in lower case with a dot, such as practice.home.arpa" >&2
  exit 2
fi
command -v openssl >/dev/null || { echo "openssl is needed and was not found." >&2; exit 1; }
umask 077
mkdir -p "$folder"
cd "$folder"
if [ ! -f authority.key ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -keyout authority.key -out authority.crt \
    -subj "/CN=Glabella authority of $name" -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign" \
    -addext "nameConstraints=critical,permitted;DNS:$name" 2>/dev/null
fi
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key -out server.csr -subj "/CN=$name" 2>/dev/null
openssl x509 -req -in server.csr -CA authority.crt -CAkey authority.key -CAcreateserial -days 397 -out server.crt \
  -extfile <(printf 'subjectAltName=DNS:%s\nbasicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n' "$name") 2>/dev/null
rm -f server.csr
openssl verify -CAfile authority.crt server.crt >/dev/null
echo "Made $folder/server.crt for $name, valid until $(openssl x509 -in server.crt -noout -enddate | cut -d= -f2)."
echo "Start:   glabella serve --urls https://$name:5443 --certificate $folder/server.crt --certificate-key $folder/server.key"
echo "Devices: install $folder/authority.crt as a trusted authority (docs/https.md), then open https://$name:5443"
