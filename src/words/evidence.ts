// What the screen and documents say of evidence from the city's own data.

const CSV = 'Ask for the list itself as CSV, one row for each request: with date, subject and who asked.';

export const evidenceWords = {
  evidence: {
    file: {
      bad: '{key} cannot be used as it stands.',
      badNext: 'Add the file again with: tde evidence add FILE. Or take this source out.',
      notAGroup: '{key} holds a text or a list, but it is a group of keys.',
      unknown: '"{key}" is not a key of this method; it is kept, but not used.',
    },
    refused: {
      what: '{file}: nothing was counted. It is {found}.',
      noColumn: 'There is no column named "{name}" to use as {role}.',
      twice: 'Several columns are named "{name}", so none can be used as {role}.',
      columnNext: 'Name a column as it stands in the first row, for example: --column opened="Date received"',
      /** What was found in place of a table, and what to ask the clerk for. */
      reasons: {
        empty: ['empty', CSV],
        notAFile: ['not a file', 'Name a file.'],
        zip: [
          'a ZIP archive, such as an Excel workbook',
          'Open it in a spreadsheet and save the sheet as CSV. Or ask for CSV in place of Excel.',
        ],
        oldOffice: [
          'an old Excel or Word file',
          'Open it and save the sheet as CSV. Or ask for CSV in place of Excel.',
        ],
        pdf: ['a PDF, from which nobody can count', 'Ask for the export that the PDF was made from, as CSV.'],
        richText: ['a text document', CSV],
        parquet: [
          'a Parquet file',
          'Run the question where it lies, and add the answer: tde evidence query --for duckdb',
        ],
        database: ['a database', 'Run the question in it, and add the answer: tde evidence query --for sql'],
        twiceGzip: ['a gzip archive in a gzip archive', 'Unpack it once, and add what comes out.'],
        brokenGzip: ['a gzip archive that is broken or ends too early', 'Download or copy it again.'],
        lfs: ['only a pointer to the data (Git LFS), not the data', 'Fetch the file itself: git lfs pull'],
        html: [
          'a web page, perhaps a page to log in, though it may be named .csv',
          'Download it again while you are logged in. Or ask for the export as CSV.',
        ],
        xml: ['an XML file', CSV],
        oneValue: ['one value, not a table', CSV],
        notText: ['no text', CSV],
        oneColumn: ['a text with one column only', CSV],
        noColumns: [
          'a table whose {columns} columns have no name that is known here',
          'If the first row is a request, put a row of names above it: date, subject, requester. Else name the columns: --column opened="…" --column subject="…"',
        ],
        headerOnly: [
          'a table with a header and no rows below it',
          'Ask for the export again, with a wider span of dates.',
        ],
        misfits: [
          'a table of which {rows} rows do not fit its header',
          'Ask for the export again, with texts in quotation marks.',
        ],
        openQuote: [
          'a table with a quotation mark that is never closed, so it ends too early or was cut off',
          'Ask for the whole export again.',
        ],
        longRow: [
          'a table with a row of more than 4 MB, as if a quotation mark were missing',
          'Ask for the export again, with texts in quotation marks.',
        ],
        noCsv: ['no CSV that could be read', CSV],
        longJson: ['JSON of more than 64 MB', 'Ask for CSV, or for one object on each line (NDJSON).'],
        deep: ['JSON that nests far too deep for a list of rows', CSV],
        cutJson: ['JSON that ends too early', 'Download it again, whole.'],
        brokenJson: ['broken JSON', 'Download it again, or ask for CSV.'],
        portalError: [
          'the message of an error with which the portal answered',
          'Correct the request, and save its answer again.',
        ],
        noList: ['JSON without a list of rows', CSV],
      },
    },
  },
} as const;
