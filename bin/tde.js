#!/usr/bin/env node
// CommonJS, as bin/package.json says: started as an ES module, node would take twice as long to read what follows.
require('../dist/main.cjs');
