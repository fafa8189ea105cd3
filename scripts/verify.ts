// npm run verify -- packet.zip [--opening opening.json]... [--key <fingerprint seen earlier>] [--root <roots.pem or fingerprint of a time-stamp authority>]
import { verify } from './verify/verify';

process.exitCode = await verify(process.argv.slice(2), console);
