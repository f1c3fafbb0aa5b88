/** Mocha's browser build, the one that also runs in a web worker. It leaves the class `Mocha` as a global variable. */
declare module "mocha/mocha.js";
