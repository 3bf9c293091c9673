// Boils a valid request of either protocol down to what the behaviours look at:
//   { model, stream, system: [text], roles: [role], userText, allUserText, images: [{ mediaType, bytes } | { url }],
//     documents: [{ mediaType, bytes } | { text }], tools: [{ name }], toolChoice: { mode, name? } | null, callCount,
//     results: [{ text, isError }] of the last turn, stop: [text], temperature, maxTokens, format: bool, thinking: bool }

const asList = content => (typeof content === 'string' ? [{ type: 'text', text: content }] : content ?? [])
const textOf = content => asList(content).filter(part => part.type === 'text').map(part => part.text).join('\n')
const byteCount = base64 => Buffer.from(base64, 'base64').length

function ofDataUrl(url) {
  const match = /^data:([^;,]+);base64,(.*)$/s.exec(url)
  return match ? { mediaType: match[1], bytes: byteCount(match[2]) } : { url }
}

function ofSource(source) {
  if (source.type === 'base64')
    return { mediaType: source.media_type, bytes: byteCount(source.data) }
  return source.type === 'url' ? { url: source.url } : { text: source.data }
}

function anthropicResults(messages) {
  const lastUser = messages.filter(message => message.role !== 'system').at(-1)
  const blocks = lastUser?.role === 'user' ? asList(lastUser.content).filter(block => block.type === 'tool_result') : []
  return blocks.map(block => ({ text: textOf(block.content), isError: block.is_error === true }))
}

// Also the blocks inside tool results: pictures may stand there.
function anthropicBlocks(messages, role) {
  const own = messages.filter(message => message.role === role).flatMap(message => asList(message.content))
  return own.concat(own.filter(block => block.type === 'tool_result').flatMap(block => asList(block.content)))
}

function anthropicChoice(choice) {
  return choice ? { mode: choice.type, ...(choice.name && { name: choice.name }) } : null
}

export function conversationOfMessages(body) {
  const user = anthropicBlocks(body.messages, 'user')
  const userTexts = body.messages.filter(message => message.role === 'user').map(message => textOf(message.content))
  const inline = body.messages.filter(message => message.role === 'system').map(message => textOf(message.content))
  return {
    model: body.model,
    stream: body.stream === true,
    system: asList(body.system).map(block => block.text).concat(inline),
    roles: body.messages.map(message => message.role),
    userText: userTexts.at(-1) ?? '',
    allUserText: userTexts.join('\n'),
    images: user.filter(block => block.type === 'image').map(block => ofSource(block.source)),
    documents: user.filter(block => block.type === 'document').map(block => ofSource(block.source)),
    tools: body.tools ?? [],
    toolChoice: anthropicChoice(body.tool_choice),
    callCount: anthropicBlocks(body.messages, 'assistant').filter(block => block.type === 'tool_use').length,
    results: anthropicResults(body.messages),
    stop: body.stop_sequences ?? [],
    temperature: body.temperature ?? null,
    maxTokens: body.max_tokens ?? null,
    format: Boolean(body.output_config?.format),
    thinking: ['enabled', 'adaptive'].includes(body.thinking?.type),
  }
}

function chatResults(messages) {
  const behind = messages.slice(messages.findLastIndex(message => message.role === 'assistant') + 1)
  return behind.filter(message => message.role === 'tool').map(message => {
    const text = textOf(message.content)
    return { text, isError: /^(Error: |<tool_error>|<tool_use_error>)/.test(text) }
  })
}

function chatChoice(choice) {
  if (!choice)
    return null
  const modes = { auto: 'auto', none: 'none', required: 'any' }
  return typeof choice === 'string' ? { mode: modes[choice] } : { mode: 'tool', name: choice.function.name }
}

export function conversationOfChat(body) {
  const ofRole = (...roles) => body.messages.filter(message => roles.includes(message.role))
  const userParts = ofRole('user').flatMap(message => asList(message.content))
  const userTexts = ofRole('user').map(message => textOf(message.content))
  return {
    model: body.model,
    stream: body.stream === true,
    system: ofRole('system', 'developer').map(message => textOf(message.content)),
    roles: body.messages.map(message => message.role),
    userText: userTexts.at(-1) ?? '',
    allUserText: userTexts.join('\n'),
    images: userParts.filter(part => part.type === 'image_url').map(part => ofDataUrl(part.image_url.url)),
    documents: userParts.filter(part => part.type === 'file').map(part => ofDataUrl(part.file.file_data)),
    tools: (body.tools ?? []).map(tool => tool.function),
    toolChoice: chatChoice(body.tool_choice),
    callCount: ofRole('assistant').flatMap(message => message.tool_calls ?? []).length,
    results: chatResults(body.messages),
    stop: [body.stop ?? []].flat(),
    temperature: body.temperature ?? null,
    maxTokens: body.max_completion_tokens ?? body.max_tokens ?? null,
    format: body.response_format?.type === 'json_schema',
    thinking: Boolean(body.reasoning_effort) && body.reasoning_effort !== 'none',
  }
}
