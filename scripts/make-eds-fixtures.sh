#!/bin/sh
# Makes the files of src/platform/eds/fixtures/openssl with the openssl program (3.0 or newer): another hand than
# pkijs, whose signatures, timestamps, OCSP answers and lists our check must understand; and the other way
# round: what our tests sign is verified here by openssl. No test runs this, no private key is kept.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
out="$here/src/platform/eds/fixtures/openssl"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$out" && mkdir -p "$out"
cd "$work"
openssl version

cat > conf <<'CONF'
oid_section = extra
[extra]
individual = 1.2.398.3.3.4.1.1
[req]
distinguished_name = dn
prompt = no
utf8 = yes
string_mask = utf8only
[dn]
CN = unused
[ca]
default_ca = authority
[authority]
dir = .
database = ./index.txt
serial = ./serial
new_certs_dir = .
default_md = sha256
policy = any
default_crl_days = 30
unique_subject = no
[any]
commonName = supplied
serialNumber = optional
givenName = optional
surname = optional
countryName = optional
organizationName = optional
organizationalUnitName = optional
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[between]
basicConstraints = critical,CA:true,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[sign]
keyUsage = critical,digitalSignature,nonRepudiation
extendedKeyUsage = emailProtection,1.2.398.3.3.4.1.1
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
certificatePolicies = 1.2.398.3.3.2.3
[auth]
keyUsage = critical,digitalSignature,keyEncipherment
extendedKeyUsage = clientAuth,1.2.398.3.3.4.1.1
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[stamp]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[answer]
keyUsage = critical,digitalSignature
extendedKeyUsage = OCSPSigning
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = tsa1
[tsa1]
serial = ./tsaserial
signer_digest = sha256
default_policy = 1.2.398.3.3.2.6.2
digests = sha256
ess_cert_id_alg = sha256
CONF

# The book of issued certificates, which the list and the OCSP answers are made from.
: > index.txt
echo 01 > tsaserial
openssl rand -hex 15 > serial

key() { # key NAME KIND
  case $2 in
    rsa) openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1.key" 2>/dev/null ;;
    ec) openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key" ;;
  esac
}
root() { # root NAME SUBJECT
  key "$1" rsa
  openssl req -new -config conf -utf8 -key "$1.key" -subj "$2" -out "$1.csr"
  openssl ca -batch -notext -config conf -utf8 -selfsign -keyfile "$1.key" -in "$1.csr" -extensions root \
    -startdate 20250101000000Z -enddate 20450101000000Z -out "$1.pem" 2>/dev/null
}
issue() { # issue NAME KIND SUBJECT EXTENSIONS FROM TO
  key "$1" "$2"
  openssl req -new -config conf -utf8 -key "$1.key" -subj "$3" -out "$1.csr"
  openssl ca -batch -notext -config conf -utf8 -cert "${7:-between}.pem" -keyfile "${7:-between}.key" -in "$1.csr" \
    -extensions "$4" -startdate "$5" -enddate "$6" -out "$1.pem" 2>/dev/null
}

printf 'Шарт № 42, openssl\n' > document
root root '/C=KZ/CN=OPENSSL ROOT TEST'
root foreign '/C=KZ/CN=OPENSSL ROOT TEST'
issue between rsa '/C=KZ/CN=OPENSSL BETWEEN TEST' between 20250101000000Z 20440101000000Z root
person='/CN=СЫНАҚОВА СЫНАҚ/surname=СЫНАҚОВА/serialNumber=IIN850101900152/C=KZ/GN=СЫНАҚҚЫЗЫ'
from=20260101000000Z
to=20360101000000Z
issue rsa rsa "$person" sign $from $to
issue ec ec "$person" sign $from $to
issue auth rsa "$person" auth $from $to
issue expired ec "$person" sign 20250101000000Z 20260101000000Z
issue revoked ec "$person" sign $from $to
issue other ec '/CN=БАСҚА АДАМ/serialNumber=IIN900202900153/C=KZ' sign $from $to
issue stranger ec "$person" sign $from $to foreign
issue stamp rsa '/C=KZ/CN=OPENSSL STAMP TEST' stamp $from $to
issue answer rsa '/C=KZ/CN=OPENSSL OCSP TEST' answer $from $to

sign() { # sign FILE SIGNER OPTIONS...
  file=$1 signer=$2
  shift 2
  openssl cms -sign -binary -in document -signer "$signer.pem" -inkey "$signer.key" -certfile between.pem -md sha256 \
    -outform DER -out "$out/$file.der" "$@"
}
sign rsa-detached rsa
sign rsa-attached rsa -nodetach
sign rsa-indefinite rsa -nodetach -stream
sign rsa-cades rsa -cades
sign rsa-by-key-id rsa -keyid
sign rsa-pss rsa -keyopt rsa_padding_mode:pss
sign rsa-without-attributes rsa -noattr
sign rsa-without-certificate rsa -nocerts
sign rsa-sha512 rsa -md sha512
sign ec-detached ec
sign auth auth
sign expired expired
sign revoked revoked
sign other other
sign stranger stranger
sign two-signers rsa -signer ec.pem -inkey ec.key
openssl cms -sign -binary -in document -signer rsa.pem -inkey rsa.key -certfile between.pem -md sha1 -outform DER \
  -out "$out/rsa-sha1.der"
openssl crl2pkcs7 -nocrl -certfile rsa.pem -certfile between.pem -outform DER -out "$out/no-signer.der"
openssl cms -sign -binary -in document -signer rsa.pem -inkey rsa.key -certfile between.pem -md sha256 -outform PEM \
  -out "$out/rsa-detached.pem"

# The signature's own bytes are the last OCTET STRING of the CMS: what a timestamp is over.
at=$(openssl asn1parse -inform DER -in "$out/ec-detached.der" | grep 'OCTET STRING' | tail -1)
offset=$(echo "$at" | sed 's/^ *\([0-9]*\):.*/\1/')
header=$(echo "$at" | sed 's/.*hl= *\([0-9]*\).*/\1/')
length=$(echo "$at" | sed 's/.* l= *\([0-9]*\).*/\1/')
dd if="$out/ec-detached.der" bs=1 skip=$((offset + header)) count="$length" of=signature 2>/dev/null
openssl ts -query -config conf -data signature -sha256 -cert -no_nonce -out query 2>/dev/null
openssl ts -reply -config conf -queryfile query -signer stamp.pem -inkey stamp.key -chain between.pem -token_out \
  -out "$out/ec-detached.timestamp.der" 2>/dev/null

openssl ca -config conf -cert between.pem -keyfile between.key -revoke revoked.pem 2>/dev/null
openssl ca -config conf -cert between.pem -keyfile between.key -gencrl 2>/dev/null |
  openssl crl -outform DER -out "$out/list.crl.der"
for one in ec revoked; do
  openssl ocsp -issuer between.pem -cert "$one.pem" -no_nonce -reqout request >/dev/null 2>&1
  openssl ocsp -index index.txt -CA between.pem -rsigner answer.pem -rkey answer.key -ndays 1 -reqin request \
    -respout "$out/$one.ocsp.der" >/dev/null 2>&1
done
openssl ocsp -index index.txt -CA between.pem -rsigner between.pem -rkey between.key -ndays 1 -reqin request \
  -respout "$out/revoked-by-issuer.ocsp.der" >/dev/null 2>&1
cp root.pem between.pem "$out/"
openssl x509 -in ec.pem -outform DER -out "$out/ec.cer"
cp document "$out/document.txt"
date -u +%Y-%m-%dT%H:%M:%SZ > "$out/made-at.txt"

# The other way round: openssl reads what our tests sign, and answers the question that our adapter asks.
"$here/node_modules/.bin/node" "$here/src/platform/eds/write-own-signatures.fixture.ts" "$work" "$out"
accepted() { # accepted FILE OPTIONS...
  one=$1
  shift
  openssl cms -verify -binary -inform DER -in "$one.der" -CAfile own-root.pem -purpose any -attime "$(cat own-now)" "$@" \
    2> said || { cat said; echo "openssl refuses $one"; exit 1; }
  echo "openssl accepts $one"
}
accepted own-detached -content own-document -out /dev/null
accepted own-cades -content own-document -out /dev/null
accepted own-attached -out own-content
cmp own-content own-document
openssl ocsp -index index.txt -CA between.pem -rsigner answer.pem -rkey answer.key -ndays 1 -reqin own-question \
  -resp_text -respout own-answer > said 2>/dev/null
grep -q 'Cert Status: good' said || { cat said; echo 'openssl does not understand our question'; exit 1; }
echo 'openssl answers our question'
ls "$out"
