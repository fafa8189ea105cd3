#!/bin/sh
# 用系统自带的命令检查这份证据包 / Checks this evidence packet with stock tools.
#   sh tools/verify.sh [root.pem]
# root.pem: root certificates of time-stamp authorities that you trust; without it time stamps are not checked.
# Needs: sha256sum (Linux) or shasum (macOS), openssl, grep, find, sort.
# Exit code: 0 intact, 1 changed, 2 incomplete, 3 not a packet.
# 证据包里的检查工具不能替证据包担保：要紧的时候，请照 README.html 自己输入这些命令。
# A checker inside a packet cannot vouch for the packet: where it matters, type the commands of README.html yourself.

LC_ALL=C
export LC_ALL
roots=${1:-}
case $roots in '' | /*) ;; *) roots=$PWD/$roots ;; esac
cd "$(dirname "$0")/.." || exit 3

if command -v sha256sum >/dev/null 2>&1; then
  sha256() { sha256sum | cut -c1-64; }
else
  sha256() { shasum -a 256 | cut -c1-64; }
fi

changed=0
missing=0

# Names come from the packet, so only printable ASCII reaches the terminal.
say() { printf '%s\n' "$1" | tr -cd '\n\40-\176\200-\377'; }
name() { printf '%s' "$1" | tr -cd '\40-\176'; }
bad() { changed=$((changed + 1)); say "  x $(name "$1"): $2"; }
lost() { missing=$((missing + 1)); say "  x $(name "$1"): 缺少这个文件 / missing"; }
good() { say "  ok $1"; }

if [ ! -f manifest-sha256.txt ] && [ ! -f tagmanifest-sha256.txt ]; then
  say '不是证据包 / NOT A PACKET'
  exit 3
fi

for file in bagit.txt bag-info.txt README.html manifest-sha256.txt tagmanifest-sha256.txt data/ledger.jsonl \
  data/records.jsonl seal/publickey.pem seal/tagmanifest-sha256.txt.sig; do
  [ -f "$file" ] || lost "$file"
done

# 1. Every listed file is there and has its hash.
for list in tagmanifest-sha256.txt manifest-sha256.txt; do
  [ -f "$list" ] || continue
  before=$changed-$missing
  if grep -Evq '^[0-9a-f]{64}  [A-Za-z0-9._/-]+$' "$list" || grep -Eq '  (.*/)?\.\.?(/|$)|  /' "$list"; then
    bad "$list" '格式不对 / malformed'
    continue
  fi
  while read -r hash path; do
    if [ ! -f "$path" ]; then
      lost "$path"
    elif [ "$(sha256 <"$path")" != "$hash" ]; then
      bad "$path" '内容变了 / content changed'
    fi
  done <"$list"
  [ "$before" = "$changed-$missing" ] && good "$list"
done

# 2. Nothing is there that no list names.
if [ -f manifest-sha256.txt ] && [ -f tagmanifest-sha256.txt ]; then
  added=$(
    {
      cut -c67- tagmanifest-sha256.txt manifest-sha256.txt
      echo //
      find . ! -type d | cut -c3-
    } | awk '$0 == "//" { all = 1; next } !all { listed[$0]; next } !($0 in listed)' |
      grep -Ev '^(tagmanifest-sha256\.txt|seal/(publickey\.pem|tagmanifest-sha256\.txt\.(sig|[a-z0-9-]+\.ts[qr])|[a-z0-9-]+\.chain\.pem))$'
  )
  if [ -z "$added" ]; then
    good '没有多出来的文件 / no added files'
  else
    while IFS= read -r path; do
      bad "$path" '多出来的文件 / an added file'
    done <<END
$added
END
  fi
fi

# 3. The signature over the tag manifest reaches every file.
fingerprint=
if [ -f seal/publickey.pem ] && [ -f seal/tagmanifest-sha256.txt.sig ] && [ -f tagmanifest-sha256.txt ]; then
  if ! command -v openssl >/dev/null 2>&1; then
    missing=$((missing + 1))
    say '  x 没有 openssl，签名没有检查 / no openssl here: the signature was not checked'
  elif ! openssl pkey -pubin -in seal/publickey.pem 2>/dev/null | cmp -s - seal/publickey.pem; then
    bad seal/publickey.pem '格式不对 / malformed'
  elif openssl dgst -sha256 -verify seal/publickey.pem -signature seal/tagmanifest-sha256.txt.sig \
    tagmanifest-sha256.txt >/dev/null 2>&1; then
    fingerprint=$(openssl pkey -pubin -in seal/publickey.pem -outform DER 2>/dev/null | sha256)
    good '签名 / signature'
  else
    bad seal/tagmanifest-sha256.txt.sig '签名不符 / the signature does not fit'
  fi
fi

# A Merkle tree as in RFC 9162: hexadecimal digits to bytes, for shells whose printf knows no hexadecimal.
bytes() {
  # shellcheck disable=SC2059
  printf "$(printf %s "$1" | awk '{ d = "0123456789abcdef"
    for (i = 1; i < length($0); i += 2) printf "\\%03o", 16 * index(d, substr($0, i, 1)) + index(d, substr($0, i + 1, 1)) - 17 }')"
}

# Only some lines are shown: each has to lead to the root that the last line holds. $1 is the ledger's folder.
check_part() {
  last=$(tail -n 1 "$1ledger.jsonl")
  all=$(printf %s "$last" | sed -n 's/^{"seq":\([0-9]*\),.*/\1/p')
  root=$(printf %s "$last" | sed -n 's/.*"tree":"\([0-9a-f]*\)".*/\1/p')
  if [ -z "$all" ] || [ -z "$root" ] || ! grep -Fq "{\"format\":1,\"lines\":$all,\"head\":\"$(printf %s "$last" | sha256)\"," "$1inclusion.json" ||
    ! grep -Fq "{\"line\":$all,\"size\":$((all - 1)),\"root\":\"$root\"," "$1inclusion.json"; then
    bad "$1inclusion.json" '与记录链最后一行不符 / does not fit the last line of the ledger'
    return
  fi
  before=0
  while IFS= read -r line; do
    number=$((number + 1))
    seq=$(printf %s "$line" | sed -n 's/^{"seq":\([1-9][0-9]*\),.*/\1/p')
    if [ -z "$seq" ] || [ "$seq" -le "$before" ]; then
      bad "$1ledger.jsonl:$number" '格式不对 / malformed'
      return
    fi
    before=$seq
    [ "$seq" = "$all" ] && continue
    i=$((seq - 1))
    n=$((all - 2))
    node=$({ printf '\000'; printf %s "$line"; } | sha256)
    for step in $(sed "1,/^{\"line\":$all,/d" "$1inclusion.json" | grep "^{\"seq\":$seq," | grep -o '[0-9a-f]\{64\}'); do
      if [ $((i % 2)) = 1 ] || [ "$i" = "$n" ]; then
        node=$(bytes "01$step$node" | sha256)
        while [ $((i % 2)) = 0 ] && [ "$i" != 0 ]; do
          i=$((i / 2))
          n=$((n / 2))
        done
      else
        node=$(bytes "01$node$step" | sha256)
      fi
      i=$((i / 2))
      n=$((n / 2))
    done
    if [ "$node" != "$root" ] || [ "$n" != 0 ]; then
      bad "$1ledger.jsonl:$number" '不能证明属于这份台账 / not proven to belong to the ledger'
    fi
  done <"$1ledger.jsonl"
  [ "$before" = "$all" ] || bad "$1ledger.jsonl" '格式不对 / malformed'
  say "  -- 台账共 $all 行，出示 $number 行 / $number of $all ledger lines are shown"
}

# Each line of a whole ledger holds the hash of the line before.
check_chain() {
  previous=0000000000000000000000000000000000000000000000000000000000000000
  while IFS= read -r line || [ -n "$line" ]; do
    number=$((number + 1))
    stated=$(printf %s "$line" | grep -o '"prev":"[0-9a-f]*"' | cut -d'"' -f4)
    [ "$stated" = "$previous" ] || bad "$1ledger.jsonl:$number" '记录链断开 / the chain breaks'
    previous=$(printf %s "$line" | sha256)
  done <"$1ledger.jsonl"
}

# A later key is named by the one before it, in a line that the earlier key signed. Leaves the last one in $key.
check_keys() {
  key=
  while IFS= read -r line; do
    seq=$(printf %s "$line" | sed -n 's/^{"seq":\([0-9]*\),.*/\1/p')
    id=$(printf %s "$line" | sed 's/.*"id":"\([^"]*\)".*/\1/')
    if [ -n "$key" ]; then
      if [ "$id" = "$key" ] &&
        [ "$(openssl pkey -pubin -in "$1keys/$seq.pem" -outform DER 2>/dev/null | sha256)" = "$key" ] &&
        printf %s "$line" | openssl dgst -sha256 -verify "$1keys/$seq.pem" -signature "$1keys/$seq.sig" >/dev/null 2>&1; then
        good "密钥更换，由原密钥签署 / key replaced, signed by the earlier one: $seq"
      else
        bad "$1ledger.jsonl:$seq" '不是原来的密钥签署的 / not signed by the earlier key'
      fi
    fi
    key=$(printf %s "$line" | sed 's/.*"bodySha256":"\([^"]*\)".*/\1/')
  done <<END
$(grep '"kind":"key"' "$1ledger.jsonl")
END
}

# 4. The ledger: its chain or its proofs, and its keys. $1 is its folder, with a slash; $key is then its last key.
check_ledger() {
  number=0
  [ -z "$(tail -c 1 "$1ledger.jsonl")" ] || bad "$1ledger.jsonl" '格式不对 / malformed'
  if [ -f "$1inclusion.json" ]; then check_part "$1"; else check_chain "$1"; fi
  key=
  ! command -v openssl >/dev/null 2>&1 || check_keys "$1"
}
if [ -f data/ledger.jsonl ]; then
  errors=$changed
  check_ledger data/
  [ -z "$fingerprint" ] || [ -z "$key" ] || [ "$key" = "$fingerprint" ] ||
    bad seal/publickey.pem '不是记录链里的密钥 / not a key of the ledger'
  entries=$number

  # 5. Each capture, and each file that the person added, stands in the ledger.
  for file in data/captures/*/capture.json data/attachments/*/attachment.json; do
    [ -f "$file" ] || continue
    id=$(basename "$(dirname "$file")")
    hash=$(sha256 <"$file")
    grep -Fq -e "\"kind\":\"capture\",\"id\":\"$id\",\"bodySha256\":\"$hash\"" \
      -e "\"kind\":\"import\",\"id\":\"$id\",\"bodySha256\":\"$hash\"" data/ledger.jsonl ||
      bad "$file" '记录链里没有 / not in the ledger'
  done
  # Where a record is withheld, its line has to be there; what it says cannot be checked until it is laid open.
  for file in data/captures/*/redacted.json data/attachments/*/redacted.json; do
    [ -f "$file" ] || continue
    id=$(basename "$(dirname "$file")")
    grep -Fq -e "\"kind\":\"capture\",\"id\":\"$id\"," -e "\"kind\":\"import\",\"id\":\"$id\"," data/ledger.jsonl ||
      bad "$file" '记录链里没有 / not in the ledger'
    say "  -- $(name "$id"): 由导出人遮盖，盖住的内容有承诺 / masked by the exporter; what lies beneath is committed to"
  done

  # A ledger of another installation, whose captures were restored from a backup: its last line is signed by its own key, and
  # the packet's ledger says that it was imported.
  for folder in data/foreign/*/; do
    [ -d "$folder" ] || continue
    if [ ! -f "${folder}ledger.jsonl" ]; then
      lost "${folder}ledger.jsonl"
      continue
    fi
    foreign=$changed
    check_ledger "$folder"
    id=$(basename "$folder")
    tail -n 1 "${folder}ledger.jsonl" | tr -d '\n' | sha256 | {
      read -r head
      grep -Fq "\"kind\":\"import\",\"id\":\"ledger-$id\",\"bodySha256\":\"$head\"" data/ledger.jsonl
    } || bad "${folder}ledger.jsonl" '记录链里没有 / not in the ledger'
    case $(head -n 1 "${folder}ledger.jsonl" | tr -d '\n' | sha256) in
      "$id"*) ;;
      *) bad "${folder}ledger.jsonl" '格式不对 / malformed' ;;
    esac
    if command -v openssl >/dev/null 2>&1; then
      tail -n 1 "${folder}ledger.jsonl" | tr -d '\n' |
        openssl dgst -sha256 -verify "${folder}publickey.pem" -signature "${folder}head.sig" >/dev/null 2>&1 ||
        bad "${folder}head.sig" '签名不符 / the signature does not fit'
      [ "$(openssl pkey -pubin -in "${folder}publickey.pem" -outform DER 2>/dev/null | sha256)" = "$key" ] ||
        bad "${folder}publickey.pem" '不是记录链里的密钥 / not a key of the ledger'
    fi
    for file in $(find "$folder" -type f | cut -c"$((${#folder} + 1))-" |
      grep -Ev '^(ledger\.jsonl|inclusion\.json|publickey\.pem|head\.sig|keys/[0-9]+\.(pem|sig)|anchors/[0-9]+\.[a-z0-9-]+\.ts[qr])$'); do
      bad "$folder$file" '多出来的文件 / an added file'
    done
    [ "$foreign" != "$changed" ] || [ -z "$key" ] ||
      good "从备份恢复，由另一个安装捕获 / restored from a backup, captured by another installation: $key"
  done
  [ "$errors" = "$changed" ] && good "记录链 $entries 条 / ledger: $entries entries"
fi

# 6. Time stamps: none counts unless openssl verifies it against a root that the reader trusts.
stamp() {
  if [ -z "$roots" ] || ! command -v openssl >/dev/null 2>&1; then
    unchecked=$((unchecked + 1))
  elif openssl ts -verify -data "$2" -in "$1" -CAfile "$roots" >/dev/null 2>&1; then
    time=$(openssl ts -reply -in "$1" -text 2>/dev/null | sed -n 's/^Time stamp: //p')
    good "$(name "$1"): $(name "$time") 的时间戳 / a time stamp of $(name "$time")"
  else
    say "  -- $(name "$1"): 与所给的根证书核对不上，不算证明 / not verified with the roots given, no proof"
  fi
}
unchecked=0
pending=0
for file in seal/tagmanifest-sha256.txt.*.tsq data/anchors/*.tsq data/foreign/*/anchors/*.tsq; do
  [ -f "$file" ] && [ ! -f "${file%q}r" ] && pending=$((pending + 1))
done
for file in seal/tagmanifest-sha256.txt.*.tsr; do
  [ -f "$file" ] && stamp "$file" tagmanifest-sha256.txt
done
line=$(mktemp)
for file in data/anchors/*.tsr data/foreign/*/anchors/*.tsr; do
  [ -f "$file" ] || continue
  number=${file##*/}
  grep "^{\"seq\":${number%%.*}," "${file%anchors/*}ledger.jsonl" | tr -d '\n' >"$line"
  stamp "$file" "$line"
done
rm -f "$line"
say "  -- 时间戳 $unchecked 个，未检查，不算证明 / time stamps: $unchecked, not checked, no proof by themselves"
[ "$pending" = 0 ] || say "  -- 时间戳 $pending 个还没有答复，不算证明 / time stamps not answered yet: $pending, no proof"

say ''
if [ -n "$fingerprint" ]; then
  say '密钥指纹，请与更早看到的比对 / key fingerprint, compare it with one seen earlier:'
  say "  $fingerprint"
  say ''
fi
if [ "$changed" -gt 0 ]; then
  say '有改动 / CHANGED'
  exit 1
elif [ "$missing" -gt 0 ]; then
  say '不完整 / INCOMPLETE'
  exit 2
fi
say '完整未改动：捕获之后的任何改动都能被发现，这里没有发现。'
say 'INTACT: changes after capture can be detected; none were found.'
