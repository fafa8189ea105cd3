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
function ReadBytes([string]$path) { return , [System.IO.File]::ReadAllBytes((At $path)) }
# Strict, and with the byte order mark that ReadAllText would swallow.
function ReadText([string]$path) { (New-Object System.Text.UTF8Encoding($false, $true)).GetString((ReadBytes $path)) }
function Utf8([string]$text) { return , [System.Text.Encoding]::UTF8.GetBytes($text) }
function HexBytes([string]$hex) {
  $bytes = New-Object byte[] ($hex.Length / 2)
  for ($at = 0; $at -lt $bytes.Length; $at++) { $bytes[$at] = [System.Convert]::ToByte($hex.Substring(2 * $at, 2), 16) }
  return , $bytes
}
# A Windows that lacks something must not accuse the packet.
function Unchecked([string]$zh, [string]$en) { $script:missing++; Write-Output ('  x ' + (Zh $zh) + " / $en") }

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
  try { $lines = (ReadText $list) -split "`n" } catch {
    Bad $list '\u683c\u5f0f\u4e0d\u5bf9' 'malformed'
    continue
  }
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
# Windows wants r and s as 32 bytes each, and the point of the key without its DER head. Nothing comes back where the bytes
# are no DER of two integers.
function RawSignature([byte[]]$der) {
  $raw = New-Object byte[] 64
  if ($der.Length -lt 8 -or $der[0] -ne 0x30 -or $der[1] -ne $der.Length - 2) { return }
  $at = 2
  foreach ($end in 32, 64) {
    if ($at + 2 -ge $der.Length -or $der[$at] -ne 0x02) { return }
    $length = [int]$der[$at + 1]
    $from = $at + 2
    $at = $from + $length
    if ($at -gt $der.Length -or $length -lt 1 -or $length -gt 33) { return }
    if ($length -eq 33) { $from++; $length-- }
    [Array]::Copy($der, $from, $raw, $end - $length, $length)
  }
  if ($at -ne $der.Length) { return }
  return , $raw
}
function ReadKey([string]$path) {
  return , [System.Convert]::FromBase64String(((ReadText $path) -replace '-----(BEGIN|END) PUBLIC KEY-----|\s', ''))
}
# Whether the key made the signature over the bytes. Throws where this Windows cannot tell.
function IsSigned([byte[]]$spki, [byte[]]$der, [byte[]]$message) {
  $raw = RawSignature $der
  if ($null -eq $raw -or $spki.Length -ne 91) { return $false }
  # 0x31534345 says: an ECDSA P-256 public key of 32-byte coordinates.
  [byte[]]$blob = [byte[]](0x45, 0x43, 0x53, 0x31, 0x20, 0, 0, 0) + [byte[]]$spki[27..90]
  try {
    $cng = [System.Security.Cryptography.CngKey]::Import($blob, [System.Security.Cryptography.CngKeyBlobFormat]::EccPublicBlob)
    $verifier = New-Object System.Security.Cryptography.ECDsaCng($cng)
  } catch {
    $verifier = [System.Security.Cryptography.ECDsa]::Create()
    $read = 0
    $verifier.ImportSubjectPublicKeyInfo($spki, [ref]$read)
  }
  return $verifier.VerifyData($message, [byte[]]$raw, [System.Security.Cryptography.HashAlgorithmName]::SHA256)
}
$fingerprint = $null
if ((Exists 'seal/publickey.pem') -and (Exists 'seal/tagmanifest-sha256.txt.sig') -and (Exists 'tagmanifest-sha256.txt')) {
  $pem = ''
  try { $pem = ReadText 'seal/publickey.pem' } catch { }
  if ($pem -cnotmatch '\A-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END PUBLIC KEY-----\n\z') {
    Bad 'seal/publickey.pem' '\u683c\u5f0f\u4e0d\u5bf9' 'malformed'
  } else {
    try {
      [byte[]]$spki = ReadKey 'seal/publickey.pem'
      [byte[]]$signature = ReadBytes 'seal/tagmanifest-sha256.txt.sig'
      [byte[]]$signed = ReadBytes 'tagmanifest-sha256.txt'
      if (IsSigned $spki $signature $signed) {
        $fingerprint = Sha256Bytes $spki
        Good '\u7b7e\u540d' 'signature'
      } else {
        Bad 'seal/tagmanifest-sha256.txt.sig' '\u7b7e\u540d\u4e0d\u7b26' 'the signature does not fit'
      }
    } catch {
      Unchecked '\u7b7e\u540d\u6ca1\u6709\u68c0\u67e5\u6210' 'the signature could not be checked; use openssl as README.html tells'
    }
  }
}

# 4. The ledger: each line of a whole one holds the hash of the line before. Folders end with a slash.
function CheckChain([string]$folder, [string[]]$lines) {
  $previous = '0' * 64
  $number = 0
  foreach ($line in $lines) {
    $number++
    $stated = [regex]::Match($line, '"prev":"([0-9a-f]*)"').Groups[1].Value
    if ($stated -cne $previous) { Bad "${folder}ledger.jsonl:$number" '\u8bb0\u5f55\u94fe\u65ad\u5f00' 'the chain breaks' }
    $previous = Sha256Bytes (Utf8 $line)
  }
}

# Of a part, each line has to lead to the root of the Merkle tree (RFC 9162) that the last line holds.
function CheckPart([string]$folder, [string[]]$lines) {
  $inclusion = ReadText "${folder}inclusion.json"
  $last = $lines[-1]
  $all = [regex]::Match($last, '\A\{"seq":([1-9][0-9]{0,14}),').Groups[1].Value
  $top = [regex]::Match($last, '"tree":"([0-9a-f]{64})"').Groups[1].Value
  $head = Sha256Bytes (Utf8 $last)
  $start = -1
  if ($all -ne '' -and $top -ne '' -and $inclusion.StartsWith("{`"format`":1,`"lines`":$all,`"head`":`"$head`",", [System.StringComparison]::Ordinal)) {
    $start = $inclusion.IndexOf("`n{`"line`":$all,`"size`":$([long]$all - 1),`"root`":`"$top`",", [System.StringComparison]::Ordinal)
  }
  if ($start -lt 0) {
    Bad "${folder}inclusion.json" '\u4e0e\u8bb0\u5f55\u94fe\u6700\u540e\u4e00\u884c\u4e0d\u7b26' 'does not fit the last line of the ledger'
    return
  }
  $proofs = @{}
  foreach ($proof in ($inclusion.Substring($start + 1) -split "`n")) {
    $found = [regex]::Match($proof, '\A\{"seq":([1-9][0-9]{0,14}),"path":\[([0-9a-f",]*)\]')
    if ($found.Success) { $proofs[$found.Groups[1].Value] = $found.Groups[2].Value }
  }
  [long]$before = 0
  $number = 0
  foreach ($line in $lines) {
    $number++
    $stated = [regex]::Match($line, '\A\{"seq":([1-9][0-9]{0,14}),').Groups[1].Value
    [long]$seq = 0
    if ($stated -ne '') { $seq = [long]$stated }
    if ($seq -le $before) {
      Bad "${folder}ledger.jsonl:$number" '\u683c\u5f0f\u4e0d\u5bf9' 'malformed'
      return
    }
    $before = $seq
    if ($stated -ceq $all) { continue }
    [long]$place = $seq - 1
    [long]$end = [long]$all - 2
    [byte[]]$leaf = [byte[]](, 0) + (Utf8 $line)
    $node = Sha256Bytes $leaf
    foreach ($step in [regex]::Matches([string]$proofs[$stated], '[0-9a-f]{64}')) {
      if (($place % 2) -eq 1 -or $place -eq $end) {
        $node = Sha256Bytes (HexBytes ('01' + $step.Value + $node))
        while (($place % 2) -eq 0 -and $place -ne 0) {
          $place = $place -shr 1
          $end = $end -shr 1
        }
      } else {
        $node = Sha256Bytes (HexBytes ('01' + $node + $step.Value))
      }
      $place = $place -shr 1
      $end = $end -shr 1
    }
    if ($node -cne $top -or $end -ne 0) {
      Bad "${folder}ledger.jsonl:$number" '\u4e0d\u80fd\u8bc1\u660e\u5c5e\u4e8e\u8fd9\u4efd\u53f0\u8d26' 'not proven to belong to the ledger'
    }
  }
  if ($before -ne [long]$all) { Bad "${folder}ledger.jsonl" '\u683c\u5f0f\u4e0d\u5bf9' 'malformed' }
  Write-Output ('  -- ' + (Zh '\u53f0\u8d26\u53ea\u51fa\u793a\u4e86\u4e00\u90e8\u5206') + " / $number of $all ledger lines are shown")
}

# A later key is named by the one before it, in a line that the earlier key signed. Leaves the last one in $script:lastKey.
function CheckKeys([string]$folder, [string[]]$lines) {
  $script:lastKey = ''
  foreach ($line in $lines) {
    if (-not $line.Contains('"kind":"key"')) { continue }
    $seq = [regex]::Match($line, '\A\{"seq":([0-9]+),').Groups[1].Value
    $id = [regex]::Match($line, '"id":"([^"]*)"').Groups[1].Value
    if ($script:lastKey -ne '') {
      $sound = $false
      if ($id -ceq $script:lastKey -and (Exists "${folder}keys/$seq.pem") -and (Exists "${folder}keys/$seq.sig")) {
        [byte[]]$earlier = ReadKey "${folder}keys/$seq.pem"
        [byte[]]$by = ReadBytes "${folder}keys/$seq.sig"
        [byte[]]$named = Utf8 $line
        $sound = (Sha256Bytes $earlier) -ceq $script:lastKey -and (IsSigned $earlier $by $named)
      }
      if ($sound) { Good '\u5bc6\u94a5\u66f4\u6362\uff0c\u7531\u539f\u5bc6\u94a5\u7b7e\u7f72' "key replaced, signed by the earlier one: $seq" }
      else { Bad "${folder}ledger.jsonl:$seq" '\u4e0d\u662f\u539f\u6765\u7684\u5bc6\u94a5\u7b7e\u7f72\u7684' 'not signed by the earlier key' }
    }
    $script:lastKey = [regex]::Match($line, '"bodySha256":"([^"]*)"').Groups[1].Value
  }
}

# Leaves the ledger's text in $script:text and its lines in $script:lines.
function CheckLedger([string]$folder) {
  $script:text = ''
  $script:lines = @()
  $script:lastKey = ''
  try { $script:text = ReadText "${folder}ledger.jsonl" } catch { }
  if (-not $script:text.EndsWith("`n", [System.StringComparison]::Ordinal)) {
    Bad "${folder}ledger.jsonl" '\u683c\u5f0f\u4e0d\u5bf9' 'malformed'
    return
  }
  $script:lines = @($script:text.Substring(0, $script:text.Length - 1) -split "`n")
  try {
    if (Exists "${folder}inclusion.json") { CheckPart $folder $script:lines } else { CheckChain $folder $script:lines }
    CheckKeys $folder $script:lines
  } catch {
    Unchecked '\u8bb0\u5f55\u94fe\u6ca1\u6709\u68c0\u67e5\u6210' 'the ledger could not be checked here: use tools/verify.html, or verify.sh in Git Bash'
  }
}

if (Exists 'data/ledger.jsonl') {
  $errors = $script:changed
  CheckLedger 'data/'
  $ledger = $script:text
  $entries = $script:lines.Count
  if ($fingerprint -and $script:lastKey -ne '' -and $script:lastKey -cne $fingerprint) {
    Bad 'seal/publickey.pem' '\u4e0d\u662f\u8bb0\u5f55\u94fe\u91cc\u7684\u5bc6\u94a5' 'not a key of the ledger'
  }

  # 5. Each capture stands in the ledger, and each file that the person added; these, and what was restored from a backup, stand there as imports.
  $records = @(Get-ChildItem -LiteralPath (At 'data/captures') -Directory -ErrorAction SilentlyContinue) +
    @(Get-ChildItem -LiteralPath (At 'data/attachments') -Directory -ErrorAction SilentlyContinue)
  foreach ($folder in $records) {
    $id = $folder.Name
    $kind = $folder.Parent.Name
    $record = if ($kind -ceq 'captures') { 'capture.json' } else { 'attachment.json' }
    $path = "data/$kind/$id/$record"
    $withheld = "data/$kind/$id/redacted.json"
    $stated = ",`"id`":`"$id`","
    if (Exists $path) { $stated = ",`"id`":`"$id`",`"bodySha256`":`"$(Sha256File $path)`"" }
    elseif (Exists $withheld) { $path = $withheld }
    else { continue }
    if (-not $ledger.Contains("`"kind`":`"capture`"$stated") -and -not $ledger.Contains("`"kind`":`"import`"$stated")) {
      Bad $path '\u8bb0\u5f55\u94fe\u91cc\u6ca1\u6709' 'not in the ledger'
    }
    # What a withheld record says cannot be checked until it is laid open.
    if ($path -ceq $withheld) {
      Write-Output ('  -- ' + (Name $id) + ': ' + (Zh '\u7531\u5bfc\u51fa\u4eba\u906e\u76d6\uff0c\u76d6\u4f4f\u7684\u5185\u5bb9\u6709\u627f\u8bfa') + ' / masked by the exporter; what lies beneath is committed to')
    }
  }

  # A ledger of another installation, whose captures were restored from a backup: its last line is signed by its own key,
  # and the packet's ledger says that it was imported.
  foreach ($one in @(Get-ChildItem -LiteralPath (At 'data/foreign') -Directory -ErrorAction SilentlyContinue)) {
    $id = $one.Name
    $folder = "data/foreign/$id/"
    if (-not (Exists "${folder}ledger.jsonl")) { Lost "${folder}ledger.jsonl"; continue }
    $foreign = $script:changed
    CheckLedger $folder
    if ($script:lines.Count -eq 0) { continue }
    $head = Sha256Bytes (Utf8 $script:lines[-1])
    if (-not $ledger.Contains("`"kind`":`"import`",`"id`":`"ledger-$id`",`"bodySha256`":`"$head`"")) {
      Bad "${folder}ledger.jsonl" '\u8bb0\u5f55\u94fe\u91cc\u6ca1\u6709' 'not in the ledger'
    }
    if (-not (Sha256Bytes (Utf8 $script:lines[0])).StartsWith($id, [System.StringComparison]::Ordinal)) {
      Bad "${folder}ledger.jsonl" '\u683c\u5f0f\u4e0d\u5bf9' 'malformed'
    }
    if (-not (Exists "${folder}publickey.pem") -or -not (Exists "${folder}head.sig")) {
      Bad "${folder}head.sig" '\u7b7e\u540d\u4e0d\u7b26' 'the signature does not fit'
    } else {
      try {
        [byte[]]$theirs = ReadKey "${folder}publickey.pem"
        [byte[]]$by = ReadBytes "${folder}head.sig"
        [byte[]]$lastLine = Utf8 $script:lines[-1]
        if (-not (IsSigned $theirs $by $lastLine)) { Bad "${folder}head.sig" '\u7b7e\u540d\u4e0d\u7b26' 'the signature does not fit' }
        if ((Sha256Bytes $theirs) -cne $script:lastKey) { Bad "${folder}publickey.pem" '\u4e0d\u662f\u8bb0\u5f55\u94fe\u91cc\u7684\u5bc6\u94a5' 'not a key of the ledger' }
      } catch {
        Unchecked '\u7b7e\u540d\u6ca1\u6709\u68c0\u67e5\u6210' 'the signature of a restored ledger could not be checked; use verify.sh in Git Bash'
      }
    }
    $kinds = '\A(ledger\.jsonl|inclusion\.json|publickey\.pem|head\.sig|keys/[0-9]+\.(pem|sig)|anchors/[0-9]+\.[a-z0-9-]+\.ts[qr])\z'
    foreach ($file in @(Get-ChildItem -LiteralPath $one.FullName -Recurse -Force -File)) {
      $path = $file.FullName.Substring($one.FullName.Length).TrimStart('\', '/') -replace '\\', '/'
      if ($path -cnotmatch $kinds) { Bad "$folder$path" '\u591a\u51fa\u6765\u7684\u6587\u4ef6' 'an added file' }
    }
    if ($foreign -eq $script:changed) {
      Good '\u4ece\u5907\u4efd\u6062\u590d\uff0c\u7531\u53e6\u4e00\u4e2a\u5b89\u88c5\u6355\u83b7' "restored from a backup, captured by another installation: $script:lastKey"
    }
  }
  if ($errors -eq $script:changed) { Good '\u8bb0\u5f55\u94fe' "ledger: $entries entries" }
}

# Windows brings nothing along that checks RFC 3161; a request (.tsq) without its reply (.tsr) is not answered yet.
$stampFolders = @('seal', 'data/anchors') + @(Get-ChildItem -LiteralPath (At 'data/foreign') -Directory -ErrorAction SilentlyContinue |
  ForEach-Object { "data/foreign/$($_.Name)/anchors" })
$stampFiles = @($stampFolders | ForEach-Object { Get-ChildItem -LiteralPath (At $_) -File -ErrorAction SilentlyContinue })
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
