// Prints "file name<TAB>tokens" for every file of a folder, counted by the o200k_base tokenizer.
//
//     node reference_counts.mjs FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Tiktoken } from "js-tiktoken/lite";
import o200kBase from "js-tiktoken/ranks/o200k_base";

const [folder] = process.argv.slice(2);
const tokenizer = new Tiktoken(o200kBase);

for (const name of readdirSync(folder).sort()) {
  // No special tokens: text that looks like one is counted as text.
  const tokens = tokenizer.encode(readFileSync(join(folder, name), "utf8"), [], []);
  console.log(`${name}\t${tokens.length}`);
}
