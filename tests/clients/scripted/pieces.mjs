// Cuts a text into stream deltas, never inside a surrogate pair; an empty text gives none.
export function pieces(text, length = 9) {
  const characters = Array.from(text)
  const cuts = []
  for (let at = 0; at < characters.length; at += length)
    cuts.push(characters.slice(at, at + length).join(''))
  return cuts
}
