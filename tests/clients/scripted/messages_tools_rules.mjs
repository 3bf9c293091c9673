// The rules of the Anthropic Messages API for `tools` and `tool_choice`.
import { isObject, need, onlyKeys, unique } from './rules.mjs'

const toolKeys = [
  'type', 'name', 'description', 'input_schema', 'cache_control', 'strict', 'defer_loading', 'eager_input_streaming',
  'input_examples', 'allowed_callers',
]

function checkSchema(schema, path) {
  need(isObject(schema), path, 'Field required')
  need(schema.type === 'object', `${path}.type`, "Input should be 'object'")
  for (const word of ['anyOf', 'oneOf', 'allOf'])
    need(!(word in schema), path, 'input_schema does not support oneOf, allOf, or anyOf at the top level')
}

function checkTool(tool, path) {
  need(isObject(tool), path, 'Input should be a valid object')
  need(/^[a-zA-Z0-9_-]{1,128}$/.test(tool.name), `${path}.name`, "String should match pattern '^[a-zA-Z0-9_-]{1,128}$'")
  if (tool.type !== undefined && tool.type !== 'custom')
    return need(/_20\d{6}$/.test(tool.type), `${path}.type`, 'Input tag does not match any of the expected tags')
  onlyKeys(tool, toolKeys, path)
  need(tool.description === undefined || typeof tool.description === 'string', `${path}.description`, 'Input should be a valid string')
  checkSchema(tool.input_schema, `${path}.input_schema`)
}

const choiceKeys = {
  auto: ['type', 'disable_parallel_tool_use'], any: ['type', 'disable_parallel_tool_use'],
  tool: ['type', 'name', 'disable_parallel_tool_use'], none: ['type'],
}

function checkChoice(choice, names) {
  need(Object.hasOwn(choiceKeys, choice.type), 'tool_choice', 'Input tag does not match any of the expected tags')
  onlyKeys(choice, choiceKeys[choice.type], 'tool_choice')
  need(names.length, 'tool_choice', 'tool_choice may only be specified while providing tools')
  need(choice.type !== 'tool' || names.includes(choice.name), 'tool_choice', `Tool '${choice.name}' not found in provided tools`)
}

export function checkMessagesTools(body) {
  const tools = body.tools ?? []
  need(Array.isArray(tools), 'tools', 'Input should be a valid list')
  tools.forEach((tool, i) => checkTool(tool, `tools.${i}`))
  unique(tools.map(tool => tool.name), 'tools', 'Tool names must be unique')
  if (body.tool_choice)
    checkChoice(body.tool_choice, tools.map(tool => tool.name))
}
