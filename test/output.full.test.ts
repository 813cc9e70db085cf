// Where a result goes: every command, way, device and full disk. The sample for every day is in output.test.ts.
import {
  COMMANDS,
  OPTIONS,
  testDevices,
  testFolders,
  testFullDisk,
  testOverProject,
  testWays,
  WAYS,
} from './support/where-results-go.ts';

testOverProject(COMMANDS);
testWays(WAYS, OPTIONS);
testFolders(['for print', 'for print/', 'gone/']);
testDevices(OPTIONS);
testFullDisk(['plan', 'plan --format docx', 'get', 'status', 'schema', '--help', '--version', 'plan -o -']);
