// The files of a document, and where references in them lead.
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export class Trouble extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

export class Documents {
  constructor(file) {
    this.folder = path.dirname(file);
    this.name = path.basename(file);
    this.files = new Map();
    const { openapi, swagger } = this.file('');
    this.isSwagger = openapi === undefined && swagger !== undefined;
    this.isOld = this.isSwagger || String(openapi).startsWith('3.0');
  }

  // The file's value; the document itself has the empty name.
  file(name) {
    if (!this.files.has(name)) {
      let text;
      try {
        text = fs.readFileSync(path.join(this.folder, name || this.name), 'utf8').replace(/^\uFEFF/, '');
      } catch {
        throw new Trouble('a reference leads to no file');
      }
      this.files.set(name, read(text));
    }
    return this.files.get(name);
  }

  // The named schemas of a file, and the pointer to them.
  get section() {
    return this.isSwagger ? ['definitions'] : ['components', 'schemas'];
  }

  named(file) {
    return this.section.reduce((node, key) => node?.[key], this.file(file)) ?? {};
  }

  // The place that a reference in a file means: [file, tokens].
  locate(reference, file) {
    // A path such as `/schema#add` may be part of a pointer.
    const [before, ...rest] = reference.split('#');
    const fragment = rest.join('#');
    if (/^[a-z][a-z0-9+.-]+:/i.test(before)) throw new Trouble('a reference leads to the network');
    const raw = before ? path.posix.join(path.posix.dirname(file || '.'), decode(before)) : file;
    const target = path.posix.normalize(raw || '.') === this.name ? '' : raw;
    if (fragment && !fragment.startsWith('/')) return [target, this.anchor(target, fragment)];
    const tokens = fragment.split('/').slice(1).map((token) => decode(token).replaceAll('~1', '/').replaceAll('~0', '~'));
    return [target, tokens];
  }

  // The node at a place, and the file and tokens where it really is: references on the way are followed.
  node([file, tokens], hops = 0) {
    if (hops > 64) throw new Trouble('references lead in a circle');
    let node = this.file(file);
    for (let index = 0; index < tokens.length; index++) {
      if (node && typeof node === 'object' && Object.hasOwn(node, tokens[index])) {
        node = node[tokens[index]];
      } else if (typeof node?.$ref === 'string') {
        const [otherFile, otherTokens] = this.locate(node.$ref, file);
        return this.node([otherFile, [...otherTokens, ...tokens.slice(index)]], hops + 1);
      } else {
        throw new Trouble('there is nothing where a reference leads');
      }
    }
    if (this.isSwagger && Array.isArray(node)) node = this.form(tokens, file);
    return { node, file, tokens };
  }

  // The body that the fields of an operation of 2.0 are, with those of its path.
  form(tokens, file) {
    const path = [...tokens.slice(0, -2), 'parameters'];
    const list = (tokens) => tokens.reduce((node, key) => node?.[key], this.file(file)) ?? [];
    const written = [...list(path), ...list(tokens)].map((field) => (field.$ref ? this.find(field.$ref, file)?.node : field));
    const fields = written.filter((field) => field?.in === 'formData');
    return {
      type: 'object',
      required: fields.filter((field) => field.required === true).map((field) => field.name),
      properties: Object.fromEntries(fields.map((field) => [field.name, { ...field, required: undefined }])),
    };
  }

  // The node that a reference means, if there is one.
  find(reference, file) {
    try {
      return this.node(this.locate(reference, file));
    } catch (error) {
      if (error instanceof Trouble) return undefined;
      throw error;
    }
  }

  anchor(file, name) {
    const found = [];
    const search = (node, tokens) => {
      if (!node || typeof node !== 'object') return;
      if (node.$anchor === name || node.$dynamicAnchor === name) found.push(tokens);
      for (const [key, value] of Object.entries(node)) search(value, [...tokens, key]);
    };
    search(this.file(file), []);
    if (found.length > 1) throw Object.assign(new Trouble('what a dynamic reference means is not followed'), { isOurs: true });
    if (found.length === 0) throw new Trouble('there is no such anchor');
    return found[0];
  }
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return parse(text, { merge: true, maxAliasCount: -1, strict: false, uniqueKeys: false, logLevel: 'silent' });
  }
}
