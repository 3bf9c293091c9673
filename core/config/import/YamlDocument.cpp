#include "config/import/YamlDocument.h"

#include <yaml.h>

namespace dragoman {

namespace {

yaml_node_t* nodeOf(yaml_document_s* document, int node)
{
    return document && node != 0 ? yaml_document_get_node(document, node) : nullptr;
}

bool isA(const yaml_node_t* node, yaml_node_type_t type)
{
    return node && node->type == type;
}

std::string scalarOf(const yaml_node_t* node)
{
    if (!isA(node, YAML_SCALAR_NODE))
        return {};
    return { reinterpret_cast<const char*>(node->data.scalar.value), node->data.scalar.length };
}

Error problemOf(const yaml_parser_t& parser)
{
    const std::string what = parser.problem ? parser.problem : "not YAML";
    return { ErrorKind::InvalidRequest,
        "Invalid YAML at line " + std::to_string(parser.problem_mark.line + 1) + ", column "
            + std::to_string(parser.problem_mark.column + 1) + ": " + what + '.' };
}

} // namespace

YamlDocument::YamlDocument()
    : m_document(std::make_unique<yaml_document_s>())
{
}

YamlDocument::~YamlDocument()
{
    if (m_loaded)
        yaml_document_delete(m_document.get());
}

Result<void> YamlDocument::parse(std::string_view text)
{
    if (m_loaded)
        yaml_document_delete(m_document.get());
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return failure(ErrorKind::Internal, "There is no memory to read YAML.");
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    m_loaded = yaml_parser_load(&parser, m_document.get()) != 0;
    const Result<void> result = m_loaded ? Result<void>() : tl::unexpected(problemOf(parser));
    yaml_parser_delete(&parser);
    return result;
}

YamlValue YamlDocument::root() const
{
    // libyaml counts nodes from 1, the root first; a text without any document has none.
    return m_loaded && yaml_document_get_root_node(m_document.get()) ? YamlValue(this, 1) : YamlValue();
}

bool YamlValue::isScalar() const
{
    return m_document && isA(nodeOf(m_document->m_document.get(), m_node), YAML_SCALAR_NODE);
}

bool YamlValue::isMapping() const
{
    return m_document && isA(nodeOf(m_document->m_document.get(), m_node), YAML_MAPPING_NODE);
}

bool YamlValue::isSequence() const
{
    return m_document && isA(nodeOf(m_document->m_document.get(), m_node), YAML_SEQUENCE_NODE);
}

std::string YamlValue::text() const
{
    if (!isScalar())
        return {};
    const yaml_node_t* const node = nodeOf(m_document->m_document.get(), m_node);
    const std::string text = scalarOf(node);
    const bool plain = node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    return plain && (text == "null" || text == "~") ? std::string() : text;
}

YamlValue YamlValue::operator[](std::string_view key) const
{
    int merges = 100; // a mapping that merges itself has no end
    return find(key, merges);
}

YamlValue YamlValue::find(std::string_view key, int& merges) const
{
    if (!isMapping())
        return {};
    yaml_document_s* const document = m_document->m_document.get();
    const yaml_node_t* const node = nodeOf(document, m_node);
    for (const yaml_node_pair_t* pair = node->data.mapping.pairs.start; pair < node->data.mapping.pairs.top;
         ++pair) {
        if (scalarOf(nodeOf(document, pair->key)) == key)
            return { m_document, pair->value };
    }
    return key == "<<" || merges-- <= 0 ? YamlValue() : merged(key, merges);
}

YamlValue YamlValue::merged(std::string_view key, int& merges) const
{
    const YamlValue source = find("<<", merges);
    for (const YamlValue& element : source.isSequence() ? source.elements() : std::vector{ source }) {
        if (const YamlValue found = element.find(key, merges); !found.isMissing())
            return found;
    }
    return {};
}

std::vector<YamlValue> YamlValue::elements() const
{
    std::vector<YamlValue> elements;
    if (!isSequence())
        return elements;
    const yaml_node_t* const node = nodeOf(m_document->m_document.get(), m_node);
    for (const yaml_node_item_t* item = node->data.sequence.items.start; item < node->data.sequence.items.top;
         ++item)
        elements.push_back(YamlValue(m_document, *item));
    return elements;
}

std::vector<std::string> YamlValue::keys() const
{
    std::vector<std::string> keys;
    if (!isMapping())
        return keys;
    yaml_document_s* const document = m_document->m_document.get();
    const yaml_node_t* const node = nodeOf(document, m_node);
    for (const yaml_node_pair_t* pair = node->data.mapping.pairs.start; pair < node->data.mapping.pairs.top;
         ++pair)
        keys.push_back(scalarOf(nodeOf(document, pair->key)));
    return keys;
}

std::size_t YamlValue::line() const
{
    const yaml_node_t* const node = m_document ? nodeOf(m_document->m_document.get(), m_node) : nullptr;
    return node ? node->start_mark.line + 1 : 0;
}

std::size_t YamlValue::beginCharacter() const
{
    const yaml_node_t* const node = m_document ? nodeOf(m_document->m_document.get(), m_node) : nullptr;
    return node ? node->start_mark.index : 0;
}

std::size_t YamlValue::endCharacter() const
{
    const yaml_node_t* const node = m_document ? nodeOf(m_document->m_document.get(), m_node) : nullptr;
    return node ? node->end_mark.index : 0;
}

bool YamlValue::isPlain() const
{
    return isScalar()
        && nodeOf(m_document->m_document.get(), m_node)->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

bool YamlValue::isFlow() const
{
    if (isSequence())
        return nodeOf(m_document->m_document.get(), m_node)->data.sequence.style == YAML_FLOW_SEQUENCE_STYLE;
    return isMapping()
        && nodeOf(m_document->m_document.get(), m_node)->data.mapping.style == YAML_FLOW_MAPPING_STYLE;
}

} // namespace dragoman
