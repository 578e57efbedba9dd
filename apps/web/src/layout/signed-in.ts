/** The parts of the frame that only who is signed in sees; fetched then, so that the first page stays small. */
export { Again } from './again/again.ts';
export { BottomBar } from './bottom-bar/bottom-bar.ts';
export { MainMenu } from './main-menu/main-menu.ts';
export { MastTools } from './mast-tools/mast-tools.ts';
export { ProgrammeName } from './programme-name/programme-name.ts';
