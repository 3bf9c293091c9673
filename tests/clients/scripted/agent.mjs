// A scripted agent: writes a file, reads it, edits it and says so. It goes by the calls and results in
// the history, as a model would, and tells when a result is not what it must be.

const steps = [
  { tool: /^write(_?file)?$/i, arguments: path => ({ file_path: path, content: 'hello\nworld\n' }), preface: 'I create the file.' },
  { tool: /^read(_?file)?$/i, arguments: path => ({ file_path: path }) },
  { tool: /^edit(_?file)?$/i, arguments: path => ({ file_path: path, old_string: 'hello', new_string: 'goodbye' }), expects: /hello/ },
]

function finalText(value) {
  return { blocks: [{ type: 'text', text: value }], stop: 'end' }
}

function problemWith(results, expects) {
  const last = results.at(-1)
  if (last?.isError)
    return `A tool failed: ${last.text}`
  return expects && !expects.test(last?.text ?? '') ? `Unexpected tool result: ${last?.text}` : ''
}

// The path that the task names as: file PATH.txt
function taskPath(conversation) {
  return /\bfile (\S+\.txt)\b/.exec(conversation.allUserText)?.[1] ?? 'note.txt'
}

export function agentStep(conversation) {
  const step = steps[conversation.callCount]
  const problem = problemWith(conversation.results, step?.expects)
  if (problem)
    return finalText(problem)
  if (!step)
    return finalText('Done: the file now says goodbye.')
  const tool = conversation.tools.find(({ name }) => step.tool.test(name))
  if (!tool)
    return finalText('Nothing to do without tools.')
  const before = step.preface ? [{ type: 'text', text: step.preface }] : []
  return { blocks: [...before, { type: 'tool', name: tool.name, input: step.arguments(taskPath(conversation)) }], stop: 'tools' }
}
