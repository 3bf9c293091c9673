// The rules of the OpenAI Chat Completions API for tools, tool_choice and response_format.
import { isObject, need, onlyKeys } from './rules.mjs'

const namePattern = /^[a-zA-Z0-9_-]{1,64}$/

// Strict mode: every object closed, every property required (guide "Structured outputs").
function checkStrict(schema, path) {
  if (!isObject(schema))
    return
  if (schema.type === 'object') {
    need(schema.additionalProperties === false, path, "'additionalProperties' is required to be supplied and to be false")
    const names = Object.keys(schema.properties ?? {})
    need(names.every(name => schema.required?.includes(name)), path, "'required' is required to be supplied and to be an array including every key in properties")
  }
  for (const [name, value] of Object.entries(schema.properties ?? {}))
    checkStrict(value, `${path}.${name}`)
  checkStrict(schema.items, `${path}.items`)
}

function checkTool(tool, path) {
  onlyKeys(tool, ['type', 'function'], path)
  need(tool.type === 'function', `${path}.type`, `Invalid value: '${tool.type}'`)
  onlyKeys(tool.function, ['name', 'description', 'parameters', 'strict'], `${path}.function`)
  const { name, description, parameters, strict } = tool.function
  need(namePattern.test(name), `${path}.function.name`, "expected a string that matches '^[a-zA-Z0-9_-]{1,64}$'")
  need(description === undefined || typeof description === 'string', `${path}.function.description`, 'expected a string')
  if (parameters !== undefined) {
    need(parameters?.type === 'object', `${path}.function.parameters`, 'schema must be of type "object"')
    need(isObject(parameters.properties), `${path}.function.parameters`, 'object schema missing properties')
  }
  if (strict === true)
    checkStrict(parameters, `${path}.function.parameters`)
}

function checkChoice(choice, tools) {
  need(tools.length, 'tool_choice', "When using `tool_choice`, `tools` must be set.")
  if (typeof choice === 'string')
    return need(['auto', 'none', 'required'].includes(choice), 'tool_choice', `Invalid value: '${choice}'`)
  onlyKeys(choice, ['type', 'function'], 'tool_choice')
  need(tools.some(tool => tool.function.name === choice.function?.name), 'tool_choice', 'Tool choice not found in `tools` parameter')
}

export function checkChatTools(body) {
  const tools = body.tools ?? []
  need(Array.isArray(tools) && (body.tools == null || tools.length), 'tools', '[] is too short')
  need(tools.length <= 128, 'tools', 'array too long: expected at most 128')
  tools.forEach((tool, i) => checkTool(tool, `tools[${i}]`))
  if (body.tool_choice != null)
    checkChoice(body.tool_choice, tools)
  need(body.parallel_tool_calls == null || tools.length, 'parallel_tool_calls', "only allowed when 'tools' are specified")
}

function checkJsonSchema(format) {
  onlyKeys(format, ['name', 'schema', 'strict', 'description'], 'response_format.json_schema')
  need(namePattern.test(format.name), 'response_format.json_schema.name', 'Missing or invalid name')
  if (format.strict === true)
    checkStrict(format.schema, 'response_format.json_schema.schema')
}

export function checkResponseFormat(body) {
  const format = body.response_format
  if (format == null)
    return
  need(['text', 'json_object', 'json_schema'].includes(format.type), 'response_format.type', `Invalid value: '${format.type}'`)
  onlyKeys(format, ['type', 'json_schema'], 'response_format')
  if (format.type === 'json_schema')
    checkJsonSchema(format.json_schema)
  if (format.type === 'json_object')
    need(/json/i.test(JSON.stringify(body.messages)), 'messages', "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.")
}
