# Checks this evidence packet with what Windows brings along (Windows PowerShell 5.1 and PowerShell 7).
#   powershell -ExecutionPolicy Bypass -File tools\verify.ps1
# Exit code: 0 intact, 1 changed, 2 incomplete, 3 not a packet.
# A checker inside a packet cannot vouch for the packet: where it matters, type the commands of README.html yourself.
# Only ASCII in this file: Windows PowerShell 5.1 would garble anything else.

$ErrorActionPreference = 'Stop'
try { [Console]::OutputEncoding = [System.Text.Encoding]::UTF8 } catch { }
$root = Split-Path -Parent $PSScriptRoot
$script:changed = 0
$script:missing = 0

function Zh([string]$escaped) { [regex]::Unescape($escaped) }
function Name([string]$path) { $path -replace '[^\x20-\x7e]', '?' }
function Good([string]$zh, [string]$en) { Write-Output ("  ok " + (Zh $zh) + " / $en") }
function Bad([string]$path, [string]$zh, [string]$en) { $script:changed++; Write-Output ("  x " + (Name $path) + ": " + (Zh $zh) + " / $en") }
function Lost([string]$path) { $script:missing++; Write-Output ("  x " + (Name $path) + ": " + (Zh '\u7f3a\u5c11\u8fd9\u4e2a\u6587\u4ef6') + " / missing") }
function At([string]$path) { Join-Path $root ($path -replace '/', [System.IO.Path]::DirectorySeparatorChar) }
function Sha256File([string]$path) { (Get-FileHash -Algorithm SHA256 -LiteralPath (At $path)).Hash.ToLowerInvariant() }
function Sha256Bytes([byte[]]$bytes) {
  $hasher = [System.Security.Cryptography.SHA256]::Create()
  try { -join ($hasher.ComputeHash($bytes) | ForEach-Object { $_.ToString('x2') }) } finally { $hasher.Dispose() }
}
function Exists([string]$path) { Test-Path -LiteralPath (At $path) -PathType Leaf }
function ReadText([string]$path) { [System.IO.File]::ReadAllText((At $path), (New-Object System.Text.UTF8Encoding($false, $true))) }

if (-not (Exists 'manifest-sha256.txt') -and -not (Exists 'tagmanifest-sha256.txt')) {
  Write-Output ((Zh '\u4e0d\u662f\u8bc1\u636e\u5305') + ' / NOT A PACKET')
  exit 3
}
$required = 'bagit.txt', 'bag-info.txt', 'README.html', 'manifest-sha256.txt', 'tagmanifest-sha256.txt', 'data/ledger.jsonl',
  'data/records.jsonl', 'seal/publickey.pem', 'seal/tagmanifest-sha256.txt.sig'
foreach ($path in $required) { if (-not (Exists $path)) { Lost $path } }

# 1. Every listed file is there and has its hash.
$listed = New-Object 'System.Collections.Generic.HashSet[string]'
foreach ($list in 'tagmanifest-sha256.txt', 'manifest-sha256.txt') {
  if (-not (Exists $list)) { continue }
  $before = "$script:changed-$script:missing"
  $lines = (ReadText $list) -split "`n"
  if ($lines[-1] -ne '') { Bad $list '\u683c\u5f0f\u4e0d\u5bf9' 'malformed' }
  foreach ($line in $lines[0..($lines.Length - 2)]) {
    if ($line -cnotmatch '\A([0-9a-f]{64})  ([A-Za-z0-9._/-]+)\z' -or $line -match '  (.*/)?\.\.?(/|$)|  /') {
      Bad $list '\u683c\u5f0f\u4e0d\u5bf9' 'malformed'
      continue
    }
    $hash = $line.Substring(0, 64)
    $path = $line.Substring(66)
    [void]$listed.Add($path)
    if (-not (Exists $path)) { Lost $path }
    elseif ((Sha256File $path) -cne $hash) { Bad $path '\u5185\u5bb9\u53d8\u4e86' 'content changed' }
  }
  if ($before -eq "$script:changed-$script:missing") { Write-Output "  ok $list" }
}

# 2. Nothing is there that no list names.
if ((Exists 'manifest-sha256.txt') -and (Exists 'tagmanifest-sha256.txt')) {
  $before = $script:changed
  $seal = '\A(tagmanifest-sha256\.txt|seal/(publickey\.pem|tagmanifest-sha256\.txt\.(sig|[a-z0-9-]+\.ts[qr])|[a-z0-9-]+\.chain\.pem))\z'
  Get-ChildItem -LiteralPath $root -Recurse -Force -File | ForEach-Object {
    $path = $_.FullName.Substring($root.Length).TrimStart('\', '/') -replace '\\', '/'
    if ($path -cnotmatch $seal -and -not $listed.Contains($path)) { Bad $path '\u591a\u51fa\u6765\u7684\u6587\u4ef6' 'an added file' }
  }
  if ($before -eq $script:changed) { Good '\u6ca1\u6709\u591a\u51fa\u6765\u7684\u6587\u4ef6' 'no added files' }
}

# 3. The signature over the tag manifest reaches every file.
# Windows wants r and s as 32 bytes each, and the point of the key without its DER head.
function RawSignature([byte[]]$der) {
  $raw = New-Object byte[] 64
  $at = 2
  foreach ($end in 32, 64) {
    $length = $der[$at + 1]
    $from = $at + 2
    $at = $from + $length
    while ($length -gt 32) { $from++; $length-- }
    [Array]::Copy($der, $from, $raw, $end - $length, $length)
  }
  return , $raw
}
$fingerprint = $null
if ((Exists 'seal/publickey.pem') -and (Exists 'seal/tagmanifest-sha256.txt.sig') -and (Exists 'tagmanifest-sha256.txt')) {
  $sound = $false
  $pem = ''
  $checked = $true
  try {
    $pem = ReadText 'seal/publickey.pem'
    $spki = [Convert]::FromBase64String(($pem -replace '-----(BEGIN|END) PUBLIC KEY-----|\s', ''))
    $fingerprint = Sha256Bytes $spki
    $raw = RawSignature ([System.IO.File]::ReadAllBytes((At 'seal/tagmanifest-sha256.txt.sig')))
    $message = [System.IO.File]::ReadAllBytes((At 'tagmanifest-sha256.txt'))
    # 0x31534345 says: an ECDSA P-256 public key of 32-byte coordinates.
    [byte[]]$blob = [byte[]](0x45, 0x43, 0x53, 0x31, 0x20, 0, 0, 0) + [byte[]]$spki[27..90]
    try {
      $cng = [System.Security.Cryptography.CngKey]::Import($blob, [System.Security.Cryptography.CngKeyBlobFormat]::EccPublicBlob)
      $key = New-Object System.Security.Cryptography.ECDsaCng($cng)
    } catch {
      $key = [System.Security.Cryptography.ECDsa]::Create()
      $read = 0
      $key.ImportSubjectPublicKeyInfo($spki, [ref]$read)
    }
    $sound = $key.VerifyData($message, $raw, [System.Security.Cryptography.HashAlgorithmName]::SHA256)
  } catch {
    $checked = $false
  }
  if ($pem -cnotmatch '\A-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END PUBLIC KEY-----\n\z') {
    Bad 'seal/publickey.pem' '\u683c\u5f0f\u4e0d\u5bf9' 'malformed'
  }
  if (-not $checked) {
    $script:missing++
    Write-Output ('  x ' + (Zh '\u7b7e\u540d\u6ca1\u6709\u68c0\u67e5\u6210') + ' / the signature could not be checked; use openssl as README.html tells')
  } elseif ($sound) { Good '\u7b7e\u540d' 'signature' }
  else { Bad 'seal/tagmanifest-sha256.txt.sig' '\u7b7e\u540d\u4e0d\u7b26' 'the signature does not fit'; $fingerprint = $null }
}

# 4. Each line of the ledger holds the hash of the line before. 5. Each capture stands in it.
if (Exists 'data/ledger.jsonl') {
  $before = $script:changed
  $ledger = ReadText 'data/ledger.jsonl'
  if (-not $ledger.EndsWith("`n")) { Bad 'data/ledger.jsonl' '\u683c\u5f0f\u4e0d\u5bf9' 'malformed' }
  $lines = $ledger.TrimEnd("`n") -split "`n"
  $previous = '0' * 64
  $number = 0
  $whole = -not (Exists 'data/inclusion.json')
  if (-not $whole) {
    $script:missing++
    Write-Output ('  x ' + (Zh '\u53f0\u8d26\u53ea\u51fa\u793a\u4e86\u4e00\u90e8\u5206\uff0c\u5b83\u7684\u8bc1\u660e\u8fd9\u91cc\u6ca1\u6709\u68c0\u67e5') + ' / part of the ledger is shown: use tools/verify.html, or README.html in Git Bash, to check its proofs')
  }
  foreach ($line in $lines) {
    $number++
    if (-not $whole) { continue }
    $stated = [regex]::Match($line, '"prev":"([0-9a-f]*)"').Groups[1].Value
    if ($stated -cne $previous) { Bad "data/ledger.jsonl:$number" '\u8bb0\u5f55\u94fe\u65ad\u5f00' 'the chain breaks' }
    $previous = Sha256Bytes ([System.Text.Encoding]::UTF8.GetBytes($line))
  }
  $keys = @($lines | Where-Object { $_.Contains('"kind":"key"') })
  if ($fingerprint -and $keys.Count -gt 0 -and -not ($keys | Where-Object { $_.Contains("`"bodySha256`":`"$fingerprint`"") })) {
    Bad 'seal/publickey.pem' '\u4e0d\u662f\u8bb0\u5f55\u94fe\u91cc\u7684\u5bc6\u94a5' 'not a key of the ledger'
  }
  if ($keys.Count -gt 1) {
    $script:missing++
    Write-Output ('  x ' + (Zh '\u7b7e\u540d\u5bc6\u94a5\u66f4\u6362\u8fc7\uff0c\u8fd9\u91cc\u6ca1\u6709\u68c0\u67e5') + ' / the signing key was replaced: use tools/verify.html, or openssl, to check the signatures in data/keys')
  }
  if (Test-Path -LiteralPath (At 'data/foreign') -PathType Container) {
    $script:missing++
    Write-Output ('  x ' + (Zh '\u6709\u4ece\u5907\u4efd\u6062\u590d\u7684\u7559\u8bc1\uff0c\u539f\u6765\u7684\u53f0\u8d26\u8fd9\u91cc\u6ca1\u6709\u68c0\u67e5') + ' / captures were restored from a backup: use tools/verify.html, or verify.sh in Git Bash, to check the ledger in data/foreign')
  }
  foreach ($folder in @(Get-ChildItem -LiteralPath (At 'data/captures') -Directory -ErrorAction SilentlyContinue)) {
    $path = "data/captures/$($folder.Name)/capture.json"
    if (-not (Exists $path)) { continue }
    $sealed = ",`"id`":`"$($folder.Name)`",`"bodySha256`":`"$(Sha256File $path)`""
    # A capture that was restored from a backup stands in the ledger as an import.
    if (-not $ledger.Contains("`"kind`":`"capture`"$sealed") -and -not $ledger.Contains("`"kind`":`"import`"$sealed")) {
      Bad $path '\u8bb0\u5f55\u94fe\u91cc\u6ca1\u6709' 'not in the ledger'
    }
  }
  if ($before -eq $script:changed) { Good '\u8bb0\u5f55\u94fe' "ledger: $number entries" }
}

# Windows brings nothing along that checks RFC 3161; a request (.tsq) without its reply (.tsr) is not answered yet.
$stampFiles = @('seal', 'data/anchors' | ForEach-Object { Get-ChildItem -LiteralPath (At $_) -File -ErrorAction SilentlyContinue })
$stamps = @($stampFiles | Where-Object { $_.Name -like '*.tsr' }).Count
$pending = @($stampFiles | Where-Object { $_.Name -like '*.tsq' }).Count - $stamps
Write-Output ('  -- ' + (Zh '\u65f6\u95f4\u6233\u672a\u68c0\u67e5\uff0c\u4e0d\u7b97\u8bc1\u660e') + " / time stamps: $stamps, not checked, no proof by themselves; not answered yet: $pending")
Write-Output ''
if ($fingerprint) {
  Write-Output ((Zh '\u5bc6\u94a5\u6307\u7eb9\uff0c\u8bf7\u4e0e\u66f4\u65e9\u770b\u5230\u7684\u6bd4\u5bf9') + ' / key fingerprint, compare it with one seen earlier:')
  Write-Output "  $fingerprint"
  Write-Output ''
}
if ($script:changed -gt 0) { Write-Output ((Zh '\u6709\u6539\u52a8') + ' / CHANGED'); exit 1 }
if ($script:missing -gt 0) { Write-Output ((Zh '\u4e0d\u5b8c\u6574') + ' / INCOMPLETE'); exit 2 }
Write-Output (Zh '\u5b8c\u6574\u672a\u6539\u52a8\uff1a\u6355\u83b7\u4e4b\u540e\u7684\u4efb\u4f55\u6539\u52a8\u90fd\u80fd\u88ab\u53d1\u73b0\uff0c\u8fd9\u91cc\u6ca1\u6709\u53d1\u73b0\u3002')
Write-Output 'INTACT: changes after capture can be detected; none were found.'
exit 0
