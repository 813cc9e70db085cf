#!/usr/bin/env node
// CommonJS, as bin/package.json says and as dist/ is.
require('../dist/main.cjs');
