// `npm run build`: compiles the rooms and builds the web application without starting anything.
import { compileRooms, compileWeb } from './compile.mjs';

await compileRooms();
await compileWeb({ force: true });
