/** Writes docs/parity.md from the rows and from the titles of the tests that prove them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parityDocument } from './parity/parity-document';
import { allTests } from './parity/test-files';

writeFileSync(path.resolve(__dirname, '../docs/parity.md'), parityDocument(allTests()));
