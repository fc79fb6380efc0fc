// `node scripts/run.mjs NAME …`: compiles what is missing, then runs the command scripts/NAME.ts.
import { compileRooms, root, runNode } from './compile.mjs';

const [name, ...args] = process.argv.slice(2);
try {
  await compileRooms();
  // Paths on the command line mean what they say where the command was typed.
  await runNode(`${root}/dist/scripts/${name}.js`, args, { cwd: process.env.INIT_CWD ?? process.cwd() });
} catch (error) {
  // The command has said what is wrong; only its exit code is left to pass on.
  process.exit(error.code ?? 1);
}
