// Random answers put into random documents, and into damaged files, in a long series. A thirtieth of it is in splice.test.ts every day.
import { testSplices } from './support/splices.ts';

testSplices(1);
