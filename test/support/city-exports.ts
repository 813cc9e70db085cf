// The same invented requests, as the systems of real cities would export them: their headers, their dates and their quirks. Nobody in
// them lives.
import { gzipSync } from 'node:zlib';
import type { SourceKind } from '../../src/project/evidence.ts';

/** An invented request. */
export type Asked = { id: number; day: Date; subject: string; kind: string; who: string; note: string };

const SUBJECTS = [
  ['Building permits issued on the east side, 2019 to date', 'Pothole'],
  ['Payroll of all city employees for the last fiscal year', 'Street Light Out'],
  ['Copy of the police report for the crash at the depot', 'Missed Trash Collection'],
  ['Restaurant inspection results', 'Graffiti'],
  ['Minutes of the planning committee', 'Noise - Residential'],
  ['Anything you have about the thing we talked about', 'General Request'],
] as const;
const GIVEN = ['Ada', 'Bram', 'Chidi', 'Dora', 'Emre', 'Farah', 'Goran'];
const FAMILY = ['Quillfeather', 'Okonjo-Vale', 'Marrowby', 'Zanetti-Poe'];

/** Invented requests of two and a half years, each topic from many people. */
export function requests(number = 120): Asked[] {
  return Array.from({ length: number }, (_, i) => {
    const [subject, kind] = SUBJECTS[i % SUBJECTS.length] ?? ['', ''];
    return {
      id: 4100 + i,
      day: new Date(Date.UTC(2023, 0, 5 + Math.floor((i * 900) / number), 9, 30)),
      subject,
      kind,
      who: `${GIVEN[i % GIVEN.length]} ${FAMILY[Math.floor(i / GIVEN.length) % FAMILY.length]}`,
      note: i % 5 === 0 ? 'Please send it by mail,\nas "PDF".' : 'Thank you.',
    };
  });
}

const two = (number: number): string => String(number).padStart(2, '0');
const iso = (day: Date): string => day.toISOString().slice(0, 10);
const us = (day: Date): string => `${two(day.getUTCMonth() + 1)}/${two(day.getUTCDate())}/${day.getUTCFullYear()}`;
const uk = (day: Date): string => `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
const seconds = (day: Date): string => String(day.getTime() / 1000);

/** A system's export: its columns, what it puts into each, and what `tde` is to take it for. */
export type Export = {
  name: string;
  file: string;
  columns: readonly (readonly [name: string, value: (asked: Asked) => string])[];
  kind: SourceKind;
  used: Record<string, string>;
  dates?: 'day first' | 'month first';
  delimiter?: string;
};

const text = (value: string) => () => value;

/** Logs of requests, for records and for services. */
export const LOGS: readonly Export[] = [
  {
    name: 'Open311 bulk',
    file: 'open311.csv',
    columns: [
      ['service_request_id', ({ id }) => String(id)],
      ['requested_datetime', ({ day }) => day.toISOString()],
      ['status_description', text('Open')],
      ['service_name', ({ kind }) => kind],
      ['service_subtype', text('On a side street')],
      ['description', ({ note }) => note],
      ['agency_responsible', text('DPW')],
      ['address', ({ id }) => `${id} Larkspur Road`],
      ['lat', text('40.1')],
      ['long', text('-74.2')],
    ],
    kind: 'service requests',
    used: { opened: 'requested_datetime', category: 'service_name' },
  },
  {
    name: 'New York, from the portal',
    file: 'nyc.csv',
    columns: [
      ['Unique Key', ({ id }) => String(id)],
      ['Created Date', ({ day }) => `${us(day)} 09:30:00 AM`],
      ['Closed Date', text('')],
      ['Agency', text('DOB')],
      ['Agency Name', text('Department of Buildings')],
      ['Complaint Type', ({ kind }) => kind],
      ['Descriptor', text('Other')],
      ['Incident Address', ({ id }) => `${id} FENWICK STREET`],
      ['Borough', text('NORTH')],
      ['Due Date', text('01/01/2030 12:00:00 AM')],
      ['Latitude', text('40.1')],
    ],
    kind: 'service requests',
    used: { opened: 'Created Date', category: 'Complaint Type' },
    dates: 'month first',
  },
  {
    name: 'New York, from the API',
    file: 'nyc-api.csv',
    columns: [
      ['unique_key', ({ id }) => String(id)],
      ['created_date', ({ day }) => `${iso(day)}T09:30:00.000`],
      ['complaint_type', ({ kind }) => kind],
      ['incident_address', ({ id }) => `${id} FENWICK STREET`],
      ['latitude', text('40.1')],
    ],
    kind: 'service requests',
    used: { opened: 'created_date', category: 'complaint_type' },
  },
  {
    name: 'Boston',
    file: 'boston.csv',
    columns: [
      ['case_enquiry_id', ({ id }) => `1010${id}`],
      ['open_dt', ({ day }) => `${iso(day)} 09:30:00`],
      ['sla_target_dt', text('2030-01-01 00:00:00')],
      ['closed_dt', text('')],
      ['on_time', text('ONTIME')],
      ['case_title', text('Case')],
      ['reason', ({ kind }) => kind],
      ['type', text('Other')],
      ['location', ({ id }) => `${id} Hawthorn Ave`],
      ['ward', text('Ward 3')],
    ],
    kind: 'service requests',
    used: { opened: 'open_dt', category: 'reason' },
  },
  {
    name: 'PublicStuff',
    file: 'publicstuff.csv',
    columns: [
      ['ID', ({ id }) => String(id)],
      ['Date Created', ({ day }) => seconds(day)],
      ['Status', text('submitted')],
      ['Title', ({ kind }) => kind],
      ['Description', text('This request was sent without a description.')],
      ['User', ({ who }) => who],
      ['Address', ({ id }) => `${id} Larkspur Road`],
      ['Zip Code', text('08540.0')],
    ],
    kind: 'service requests',
    used: { opened: 'Date Created', category: 'Title', requester: 'User' },
  },
  {
    name: 'Bath',
    file: 'bath.csv',
    columns: [
      ['Ref', ({ id }) => `ab${id}ff`],
      ['ReceivedDate', ({ day }) => `${uk(day)} 09:42:00 AM`],
      ['ClosedDate', text('')],
      ['Kind', ({ kind }) => kind],
      ['Type', text('Other')],
      ['ReceivedHow', text('Web')],
      ['Ward', text('Abbey')],
      ['Latitude', text('51.3')],
    ],
    kind: 'service requests',
    used: { opened: 'ReceivedDate', category: 'Kind' },
    dates: 'day first',
  },
  {
    name: 'Chicago police',
    file: 'chicago.csv',
    columns: [
      ['REQUESTOR NAME', ({ who }) => who],
      ['ORGANIZATION', text('-')],
      ['DESCRIPTION OF REQUEST', ({ subject }) => subject],
      ['DATE_RECIEVED', ({ day }) => us(day)],
      ['DUE DATE', text('01/01/2030')],
    ],
    kind: 'records requests',
    used: { opened: 'DATE_RECIEVED', subject: 'DESCRIPTION OF REQUEST', requester: 'REQUESTOR NAME' },
    dates: 'month first',
  },
  {
    name: 'GovQA',
    file: 'govqa.csv',
    columns: [
      ['Reference No', ({ id }) => `R00${id}`],
      ['Create Date', ({ day }) => us(day)],
      ['Public Record Desired', ({ subject }) => subject],
      ['Customer Full Name', ({ who }) => who],
      ['Company Name', text('N/A')],
      ['Assigned Dept', text('Law')],
      ['Close Date', text('')],
    ],
    kind: 'records requests',
    used: { opened: 'Create Date', subject: 'Public Record Desired', requester: 'Customer Full Name' },
    dates: 'month first',
  },
  {
    name: 'NextRequest',
    file: 'nextrequest.csv',
    columns: [
      ['pretty_id', ({ id }) => `23-${id}`],
      ['request_date', ({ day }) => iso(day)],
      ['request_text', ({ subject }) => subject],
      ['requester', ({ who }) => who],
      ['departments', text('Clerk')],
      ['Request Status', text('Closed')],
    ],
    kind: 'records requests',
    used: { opened: 'request_date', subject: 'request_text', requester: 'requester' },
  },
  {
    name: 'RecordTrac, separated by tabs',
    file: 'recordtrac.csv',
    delimiter: '\t',
    columns: [
      ['Request ID', ({ id }) => String(id)],
      ['Date Received', ({ day }) => `${iso(day)} 09:30:00.123456`],
      ['Request Text', ({ subject, note }) => `${subject}\n${note}`],
      ['Requester Name', ({ who }) => who],
      ['Requester Phone', text('5550142')],
      ['Department Name', text('Clerk')],
      ['Status', text('Open')],
    ],
    kind: 'records requests',
    used: { opened: 'Date Received', subject: 'Request Text', requester: 'Requester Name' },
  },
  {
    name: 'Alaveteli',
    file: 'alaveteli.csv',
    columns: [
      ['request_id', ({ id }) => String(id)],
      ['title', ({ subject }) => subject],
      ['request_created_at', ({ day }) => `${iso(day)} 09:30:00 -0500`],
      ['requested_by', ({ who }) => who],
      ['requested_from', text('Larkspur')],
      ['described_state', text('waiting_response')],
    ],
    kind: 'records requests',
    used: { opened: 'request_created_at', subject: 'title', requester: 'requested_by' },
  },
  {
    name: 'FOIAXpress',
    file: 'foiaxpress.csv',
    columns: [
      ['Tracking Number', ({ id }) => `DOI-2023-00${id}`],
      ['Requester', ({ who }) => who],
      ['Requester Organization', text('')],
      ['Received Date', ({ day }) => us(day)],
      ['Closed Date', text('')],
      ['Description', ({ subject }) => subject],
      ['Final Disposition', text('Full Grant')],
    ],
    kind: 'records requests',
    used: { opened: 'Received Date', subject: 'Description', requester: 'Requester' },
    dates: 'month first',
  },
  {
    name: 'OSHA',
    file: 'osha.csv',
    columns: [
      ['Request ID', ({ id }) => String(id)],
      ['Original Received Date', ({ day }) => us(day)],
      ['FOIA Log Description', ({ subject }) => subject],
      ['Requester Name', ({ who }) => who],
      ['Action Office', text('Region 2')],
    ],
    kind: 'records requests',
    used: { opened: 'Original Received Date', subject: 'FOIA Log Description', requester: 'Requester Name' },
    dates: 'month first',
  },
  {
    name: 'requests for datasets on CKAN',
    file: 'datarequests.csv',
    columns: [
      ['id', ({ id }) => String(id)],
      ['user_id', ({ who }) => who],
      ['title', ({ subject }) => subject],
      ['description', ({ note }) => note],
      ['open_time', ({ day }) => day.toISOString()],
      ['accepted_dataset_id', text('')],
      ['closed', text('False')],
    ],
    kind: 'dataset requests',
    used: { opened: 'open_time', subject: 'title', requester: 'user_id' },
  },
  {
    name: 'JustFOIA',
    file: 'justfoia.csv',
    columns: [
      ['Request Number', ({ id }) => `PRR-${id}-2024`],
      ['Form', text('Public Records Request')],
      ['Submitted Date', ({ day }) => `${us(day)} 09:30`],
      ['Due Date', text('01/01/2030')],
      ['Requestor Name', ({ who }) => who],
      ['Phone', text('555-0142')],
      ['Description of Records', ({ subject }) => subject],
      ['Tags', text('clerk')],
    ],
    kind: 'records requests',
    used: {
      opened: 'Submitted Date',
      subject: 'Description of Records',
      requester: 'Requestor Name',
      id: 'Request Number',
    },
    dates: 'month first',
  },
  {
    name: 'SeeClickFix',
    file: 'seeclickfix.csv',
    columns: [
      ['Id', ({ id }) => String(id)],
      ['Request Type', ({ kind }) => kind],
      ['Summary', ({ note }) => note],
      ['Address', ({ id }) => `${id} Larkspur Road`],
      ['Created At Local', ({ day }) => `${us(day)} - 09:30AM`],
      ['Closed At Local', text('')],
      ['Reporter Display Name', ({ who }) => who],
      ['Lat', text('40.1')],
    ],
    kind: 'service requests',
    used: { opened: 'Created At Local', category: 'Request Type', requester: 'Reporter Display Name' },
    dates: 'month first',
  },
  {
    name: 'Cityworks',
    file: 'cityworks.csv',
    columns: [
      ['REQUESTID', ({ id }) => String(id)],
      ['DESCRIPTION', ({ kind }) => kind],
      ['DATETIMEINIT', ({ day }) => `${iso(day)} 09:30:00.000`],
      ['DATETIMECLOSED', text('NULL')],
      ['INITIATEDBY', ({ who }) => who],
      ['PROBADDRESS', ({ id }) => `${id} Larkspur Road`],
    ],
    kind: 'service requests',
    used: { opened: 'DATETIMEINIT', category: 'DESCRIPTION', id: 'REQUESTID' },
  },
  {
    name: 'Accela',
    file: 'accela.csv',
    columns: [
      ['Date', ({ day }) => us(day)],
      ['Record Number', ({ id }) => `SR24-${id}`],
      ['Record Type', ({ kind }) => kind],
      ['Address', ({ id }) => `${id} Larkspur Road`],
      ['Description', ({ note }) => note],
      ['Short Notes', text('')],
    ],
    kind: 'service requests',
    used: { opened: 'Date', category: 'Record Type', id: 'Record Number' },
    dates: 'month first',
  },
  {
    name: 'a city in Latin America, by its own names',
    file: 'peticiones.csv',
    columns: [
      ['NÚMERO PETICIÓN', ({ id }) => String(id)],
      ['FECHA DE INGRESO', ({ day }) => uk(day)],
      ['ASUNTO', ({ subject }) => subject],
      ['PETICIONARIO', ({ who }) => who],
      ['LOCALIDAD', text('Norte')],
    ],
    kind: 'records requests',
    used: { opened: 'FECHA DE INGRESO', subject: 'ASUNTO', requester: 'PETICIONARIO' },
    dates: 'day first',
    delimiter: ';',
  },
  {
    name: 'a city in France, by its own names',
    file: 'demandes.csv',
    columns: [
      ['id', ({ id }) => String(id)],
      ['dateDeDemande', ({ day }) => uk(day)],
      ['objet', ({ subject }) => subject],
      ['demandeur', ({ who }) => who],
      ['statut', text('close')],
    ],
    kind: 'records requests',
    used: { opened: 'dateDeDemande', subject: 'objet', requester: 'demandeur' },
    dates: 'day first',
    delimiter: ';',
  },
  {
    name: 'Montréal',
    file: 'montreal.csv',
    columns: [
      ['ID_UNIQUE', ({ id }) => `u${id}`],
      ['NATURE', text('Requete')],
      ['ACTI_NOM', ({ kind }) => kind],
      ['ARRONDISSEMENT', text('Nord')],
      ['DDS_DATE_CREATION', ({ day }) => `${iso(day)}T09:30:00`],
      ['DATE_DERNIER_STATUT', text('2030-01-01T00:00:00')],
    ],
    kind: 'service requests',
    used: { opened: 'DDS_DATE_CREATION', category: 'ACTI_NOM' },
  },
  {
    name: 'Paris',
    file: 'paris.csv',
    delimiter: ';',
    columns: [
      ['ID DECLARATION', ({ id }) => String(id)],
      ['TYPE DECLARATION', ({ kind }) => kind],
      ['SOUS TYPE DECLARATION', text('Autre')],
      ['ADRESSE', ({ id }) => `${id} rue Larkspur`],
      ['DATE DECLARATION', ({ day }) => iso(day)],
      ['ANNEE DECLARATION', ({ day }) => iso(day).slice(0, 4)],
    ],
    kind: 'service requests',
    used: { opened: 'DATE DECLARATION', category: 'TYPE DECLARATION' },
  },
  {
    name: 'a city in Germany',
    file: 'meldungen.csv',
    delimiter: ';',
    columns: [
      ['Meldungsnummer', ({ id }) => String(id)],
      ['Kategorie', ({ kind }) => kind],
      ['Eingangsdatum', ({ day }) => uk(day).replaceAll('/', '.')],
      ['Beschreibung', ({ note }) => note],
      ['Straße', ({ id }) => `Larkspurweg ${id}`],
    ],
    kind: 'service requests',
    used: { opened: 'Eingangsdatum', category: 'Kategorie' },
    dates: 'day first',
  },
  {
    name: 'the platform for requests of Mexico',
    file: 'solicitudes.csv',
    columns: [
      ['FOLIO', ({ id }) => `0912${id}`],
      ['FECHASOLICITUD', ({ day }) => uk(day)],
      ['DEPENDENCIA', text('Obras')],
      ['TIPOSOLICITUD', text('Información pública')],
      ['DESCRIPCIONSOLICITUD', ({ subject }) => subject],
      ['SOLICITANTE', ({ who }) => who],
      ['FECHARESPUESTA', text('01/01/2030')],
    ],
    kind: 'records requests',
    used: { opened: 'FECHASOLICITUD', subject: 'DESCRIPCIONSOLICITUD', id: 'FOLIO' },
    dates: 'day first',
  },
  {
    name: 'the platform for requests of Brazil',
    file: 'pedidos.csv',
    delimiter: ';',
    columns: [
      ['ProtocoloPedido', ({ id }) => `2348${id}`],
      ['OrgaoDestinatario', text('Obras')],
      ['DataRegistro', ({ day }) => `${uk(day)} 09:30:00`],
      ['ResumoSolicitacao', ({ subject }) => subject],
      ['DetalhamentoSolicitacao', ({ note }) => note],
      ['IdSolicitante', ({ who }) => who],
      ['DataResposta', text('01/01/2030')],
    ],
    kind: 'records requests',
    used: { opened: 'DataRegistro', subject: 'ResumoSolicitacao', requester: 'IdSolicitante' },
    dates: 'day first',
  },
  {
    name: 'a form for records requests',
    file: 'form.csv',
    columns: [
      ['Request #', ({ id }) => String(id)],
      ['Date Submitted', ({ day }) => us(day)],
      ['Contact Name', ({ who }) => who],
      ['Details', ({ subject }) => subject],
      ['Exemptions', text('')],
    ],
    kind: 'records requests',
    used: { opened: 'Date Submitted', subject: 'Details', requester: 'Contact Name', id: 'Request #' },
    dates: 'month first',
  },
];

/** How a table is written: each of these is met in real files. */
export type Writing = {
  delimiter?: string;
  lineEnd?: '\n' | '\r\n' | '\r';
  mark?: boolean;
  sep?: boolean;
  always?: boolean;
  /** A backslash before a quotation mark in a cell, as databases write it, in place of two. */
  backslash?: boolean;
  encoding?: 'utf8' | 'utf16le' | 'utf16be' | 'latin1';
  gzip?: boolean;
  preamble?: readonly string[];
  below?: readonly string[];
};

/** Rows of cells as the bytes of a file. */
export function written(rows: readonly (readonly string[])[], how: Writing = {}): Buffer {
  const {
    delimiter = ',',
    lineEnd = '\n',
    mark,
    sep,
    always,
    backslash,
    encoding = 'utf8',
    gzip,
    preamble = [],
    below = [],
  } = how;
  const marked = (value: string) => (backslash ? value.replace(/["\\]/g, '\\$&') : value.replaceAll('"', '""'));
  const cell = (value: string) =>
    always || value.includes(delimiter) || /["\r\n]/.test(value) ? `"${marked(value)}"` : value;
  const lines = [
    ...(sep ? [`sep=${delimiter}`] : []),
    ...preamble,
    ...rows.map((row) => row.map(cell).join(delimiter)),
    ...below,
  ];
  const all = `${(mark ?? encoding.startsWith('utf16')) ? '\ufeff' : ''}${lines.join(lineEnd)}${lineEnd}`;
  const bytes = Buffer.from(all, encoding === 'utf16be' ? 'utf16le' : encoding);
  const turned = encoding === 'utf16be' ? bytes.swap16() : bytes;
  return gzip ? gzipSync(turned) : turned;
}

/** The rows of an export, its header first. */
export const rowsOf = ({ columns }: Export, asked: readonly Asked[] = requests()): string[][] => [
  columns.map(([name]) => name),
  ...asked.map((each) => columns.map(([, value]) => value(each))),
];

const DATASETS = [
  ['Issued Construction Permits', 5400],
  ['City Payroll', 2100],
  ['Restaurant Inspections', 900],
  ['Bus Stops', 40],
  ['Old Survey Points', 0],
] as const;

/** Lists of datasets, as portals give them. */
export const CATALOGS: readonly { name: string; file: string; kind: SourceKind; bytes: () => Buffer }[] = [
  {
    name: 'Socrata inventory, with a map that counts for its dataset',
    file: 'inventory.csv',
    kind: 'portal usage',
    bytes: () =>
      written([
        [
          'U ID',
          'Name',
          'Type',
          'Derived View',
          'Parent UID',
          'Public',
          'Visits',
          'Downloads',
          'Contact Email',
          'Owner',
        ],
        ...DATASETS.map(([title, views], i) => [
          `aaaa-000${i}`,
          title,
          'dataset',
          'false',
          '',
          'true',
          String(views),
          '7',
          'desk@larkspur.example',
          'Ada Quillfeather',
        ]),
        ['bbbb-0001', 'Map of permits', 'map', 'true', 'aaaa-0000', 'true', '600', '0', '', ''],
        ['bbbb-0002', 'Budget story', 'story', 'false', '', 'true', '9000', '0', '', ''],
        ['bbbb-0003', 'Draft list', 'dataset', 'false', '', 'false', '8000', '0', '', ''],
      ]),
  },
  {
    name: 'views of a portal, as JSON',
    file: 'views.json',
    kind: 'portal usage',
    bytes: () =>
      Buffer.from(
        JSON.stringify(
          DATASETS.map(([name, viewCount], i) => ({
            id: `aaaa-000${i}`,
            name,
            viewCount,
            downloadCount: 7,
            tags: ['city'],
          })),
        ),
      ),
  },
  {
    name: 'Socrata Discovery',
    file: 'discovery.json',
    kind: 'portal usage',
    bytes: () =>
      Buffer.from(
        JSON.stringify({
          results: DATASETS.map(([name, views], i) => ({
            resource: {
              id: `aaaa-000${i}`,
              name,
              type: 'dataset',
              download_count: 7,
              page_views: { page_views_total: views, page_views_last_month: 1 },
            },
            classification: { domain_category: 'City', domain_tags: [] },
            owner: { display_name: 'Ada Quillfeather' },
          })),
          resultSetSize: 5,
        }),
      ),
  },
  {
    name: 'CKAN tracking',
    file: 'tracking.csv',
    kind: 'portal usage',
    bytes: () =>
      written([
        ['dataset id', 'dataset title', 'total views', 'recent views (last 2 weeks)'],
        ...DATASETS.map(([title, views], i) => [`d${i}`, title, String(views), '1']),
      ]),
  },
  {
    name: 'DCAT-US 1.1 that breaks its schema',
    file: 'data.json',
    kind: 'catalog',
    bytes: () =>
      Buffer.from(
        JSON.stringify({
          conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
          dataset: DATASETS.map(([title]) => ({
            title,
            modified: null,
            keyword: ['city'],
            distribution: [{ format: 'CSV' }],
            contactPoint: { hasEmail: 'mailto:desk@larkspur.example' },
          })),
        }),
      ),
  },
  {
    name: 'DCAT-US 3.0',
    file: 'dcat3.json',
    kind: 'catalog',
    bytes: () =>
      Buffer.from(
        JSON.stringify({
          '@context': 'https://resources.data.gov/dcat-us/3.0.0/context.jsonld',
          '@type': 'dcat:Catalog',
          'dcat:dataset': DATASETS.map(([title]) => ({
            '@type': 'dcat:Dataset',
            title,
            keyword: ['city'],
            distribution: [{ '@type': 'dcat:Distribution', title: 'CSV' }],
          })),
        }),
      ),
  },
  {
    name: 'CKAN package_search with translated notes',
    file: 'package_search.json',
    kind: 'catalog',
    bytes: () =>
      Buffer.from(
        JSON.stringify({
          success: true,
          result: {
            count: 38,
            results: DATASETS.map(([title], i) => ({
              name: `d${i}`,
              title,
              notes_translated: { en: 'x' },
              tags: [{ name: 'city' }],
              resources: [{ format: 'CSV' }],
              author: 'Ada Quillfeather',
              contact_point_email: 'desk@larkspur.example',
            })),
          },
        }),
      ),
  },
  {
    name: 'ArcGIS Hub',
    file: 'hub.json',
    kind: 'catalog',
    bytes: () =>
      Buffer.from(
        JSON.stringify({
          data: DATASETS.map(([name], i) => ({
            id: `h${i}`,
            type: 'dataset',
            attributes: { name, slug: `d${i}`, tags: ['city'], owner: 'ada' },
          })),
        }),
      ),
  },
  {
    name: 'ArcGIS Hub, its search',
    file: 'hub-search.json',
    kind: 'portal usage',
    bytes: () =>
      Buffer.from(
        JSON.stringify({
          type: 'FeatureCollection',
          features: DATASETS.map(([title, numViews], i) => ({
            id: `h${i}`,
            geometry: null,
            properties: { title, type: 'Feature Service', numViews, tags: ['city'], owner: 'ada' },
          })),
        }),
      ),
  },
  {
    name: 'DCAT as JSON-LD, some titles with their language',
    file: 'catalog.jsonld',
    kind: 'catalog',
    bytes: () =>
      Buffer.from(
        JSON.stringify({
          'dcat:dataset': DATASETS.map(([title], i) => ({
            'dct:title': i % 2 ? title : { '@language': 'en', '@value': title },
            'dcat:keyword': ['city'],
            'dcat:distribution': [],
          })),
        }),
      ),
  },
  {
    name: 'site analytics, with thousands set apart',
    file: 'analytics.csv',
    kind: 'portal usage',
    bytes: () =>
      written([
        ['Dataset Name', 'Dataset ID', 'Total Page Views'],
        ...DATASETS.map(([title, views], i) => [title, `d${i}`, views.toLocaleString('de')]),
      ]),
  },
];
