// Writes a document as JSON, so that Prism checks the bodies of requests too.
//
// Prism gives up on a whole schema, in silence, where a `nullable` in it has no `type` beside it, as drf-spectacular writes
// for `oneOf` with a NullEnum. OpenAPI 3.0.3 says that such a `nullable` means nothing, so leaving it out changes nothing.

import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

function withoutIdleNullable(node) {
  if (Array.isArray(node)) return node.map(withoutIdleNullable);
  if (node === null || typeof node !== 'object') return node;
  const idle = node.nullable === true && node.type === undefined;
  const entries = Object.entries(node).filter(([key]) => !(idle && key === 'nullable'));
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutIdleNullable(value)]));
}

const [source, target] = process.argv.slice(2);
writeFileSync(target, JSON.stringify(withoutIdleNullable(parse(readFileSync(source, 'utf8')))));
