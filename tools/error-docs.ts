/** Writes docs/errors.md from the catalogue of the pages and the table of how each cause is handled. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorDocument } from './error-docs/error-document';

writeFileSync(path.resolve(__dirname, '../docs/errors.md'), errorDocument());
