// Prints a document of Swagger 2.0 without what swagger2openapi loses, and the result of its conversion: `{document, converted}`.
const fs = require('fs');
const yaml = require('yaml');
const { convertObj } = require('swagger2openapi');

// Written as the converter understands it: its own word for null, and files of responses as bytes.
function plain(node, key) {
  if (Array.isArray(node)) return node.map((item) => plain(item));
  if (!node || typeof node !== 'object') return node;
  if (key === 'schema' && node.type === 'file') return { type: 'string', format: 'binary' };
  // The converter does not know that these are streams.
  if (key === 'schema' && /^Stream result of /.test(node.title)) node = { ...node, title: undefined };
  // It drops what stands beside a reference.
  if (typeof node.$ref === 'string') return { $ref: node.$ref };
  const entries = Object.entries(node).map(([key, value]) => [key === 'x-isnullable' ? 'x-nullable' : key, plain(value, key)]);
  return Object.fromEntries(entries);
}

const document = plain(yaml.parse(fs.readFileSync(process.argv[2], 'utf8')));
convertObj(structuredClone(document), { patch: true, warnOnly: true }).then(
  ({ openapi }) => process.stdout.write(JSON.stringify({ document, converted: openapi })),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
