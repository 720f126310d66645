'use strict';
// Becomes __forge__.cjs of the deploy package: what the platform calls is `main` of this file.
const { createMain } = require('./__forge_wrapper__.cjs');

exports.main = createMain((moduleName) => require(`./${moduleName}.cjs`));
