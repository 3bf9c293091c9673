// Prints "file name<TAB>tokens" for every file of a folder, counted by the o200k_base tokenizer.
//
//     node reference_counts.mjs FOLDER NPM_FOLDER
//
// NPM_FOLDER is where `npm ci` installed the package.json next to this script.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [folder, npmFolder] = process.argv.slice(2);
const require = createRequire(join(resolve(npmFolder), "package.json"));
const { Tiktoken } = require("js-tiktoken/lite");
const tokenizer = new Tiktoken(require("js-tiktoken/ranks/o200k_base"));

for (const name of readdirSync(folder).sort()) {
  // No special tokens: text that looks like one is counted as text.
  const tokens = tokenizer.encode(readFileSync(join(folder, name), "utf8"), [], []);
  console.log(`${name}\t${tokens.length}`);
}
