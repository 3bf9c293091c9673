#include "journal/PriceTable.h"

#include "base/Json.h"
#include "base/JsonWriter.h"
#include "base/Wildcard.h"

#include <QFile>

// In a static library a resource is there only when somebody asks for it; the macro works outside of
// namespaces only.
static void takePriceResource()
{
    Q_INIT_RESOURCE(prices);
}

namespace dragoman {

namespace {

constexpr double perMillion = 1e-6;

double tokens(const std::optional<std::int64_t>& count)
{
    return static_cast<double>(count.value_or(0));
}

std::optional<double> optionalPrice(JsonValue value)
{
    const std::optional<double> number = value.number();
    return number && *number >= 0 ? number : std::nullopt;
}

tl::unexpected<Error> wrongPrice(JsonValue value, const std::string& what)
{
    return failure(ErrorKind::InvalidRequest, value.path() + ": " + what, value.path());
}

Result<Price> readPrice(JsonValue value)
{
    Price price;
    for (const JsonValue model : value["models"])
        price.models.push_back(model.decoded());
    if (price.models.empty())
        return wrongPrice(value, "needs the names of its models (\"models\": [...])");
    const std::optional<double> input = optionalPrice(value["input"]);
    const std::optional<double> output = optionalPrice(value["output"]);
    if (!input || !output)
        return wrongPrice(value, "needs \"input\" and \"output\", dollars for a million tokens");
    price.input = *input;
    price.output = *output;
    price.cacheRead = optionalPrice(value["cacheRead"]);
    price.cacheWrite = optionalPrice(value["cacheWrite"]);
    price.source = value["source"].decoded();
    price.date = value["date"].decoded();
    return price;
}

// The heaviest of its patterns that fits; nothing when none does.
std::optional<std::size_t> weightOf(const Price& price, std::string_view model)
{
    std::optional<std::size_t> weight;
    for (const std::string& pattern : price.models) {
        if (matchesWildcard(pattern, model))
            weight = std::max(weight.value_or(0), wildcardWeight(pattern));
    }
    return weight;
}

const Price* heaviest(const Price* begin, const Price* end, std::string_view model)
{
    const Price* best = nullptr;
    std::size_t bestWeight = 0;
    for (const Price* price = begin; price != end; ++price) {
        const std::optional<std::size_t> weight = weightOf(*price, model);
        if (!weight || (best && *weight <= bestWeight))
            continue;
        best = price;
        bestWeight = *weight;
    }
    return best;
}

void writePrice(JsonWriter& json, const Price& price)
{
    json.beginObject().key("models").beginArray();
    for (const std::string& model : price.models)
        json.string(model);
    json.endArray().key("input").number(price.input).key("output").number(price.output);
    if (price.cacheRead)
        json.key("cacheRead").number(*price.cacheRead);
    if (price.cacheWrite)
        json.key("cacheWrite").number(*price.cacheWrite);
    json.key("source").string(price.source).key("date").string(price.date).endObject();
}

std::string readAll(QFile& file)
{
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

CostParts& CostParts::operator+=(const CostParts& other)
{
    input += other.input;
    cacheRead += other.cacheRead;
    cacheWrite += other.cacheWrite;
    output += other.output;
    return *this;
}

CostParts Price::partsOf(const RequestRecord& record) const
{
    const auto cost
        = [](std::optional<std::int64_t> count, double price) { return perMillion * tokens(count) * price; };
    return { cost(record.inputTokens, input), cost(record.cacheReadTokens, cacheRead.value_or(input)),
        cost(record.cacheWriteTokens, cacheWrite.value_or(input)), cost(record.outputTokens, output) };
}

Result<PriceTable> PriceTable::parse(std::string json)
{
    JsonDocument document;
    if (const Result<void> parsed = document.parse(std::move(json)); !parsed)
        return tl::unexpected(parsed.error());
    PriceTable table;
    for (const JsonValue value : document.root()["prices"]) {
        Result<Price> price = readPrice(value);
        if (!price)
            return tl::unexpected(price.error());
        table.m_prices.push_back(std::move(*price));
    }
    return table;
}

PriceTable PriceTable::builtIn()
{
    takePriceResource();
    QFile file(QStringLiteral(":/dragoman/prices.json"));
    return parse(readAll(file)).value_or(PriceTable());
}

Result<PriceTable> PriceTable::load(const QString& userFile)
{
    PriceTable table = builtIn();
    QFile file(userFile);
    if (!file.exists())
        return table;
    Result<PriceTable> own = parse(readAll(file));
    if (!own) {
        return failure(ErrorKind::InvalidRequest,
            "The prices in '" + userFile.toStdString() + "' cannot be used: " + own.error().message);
    }
    own->m_own = own->m_prices.size();
    own->m_prices.insert(own->m_prices.end(), table.m_prices.begin(), table.m_prices.end());
    return own;
}

const Price* PriceTable::find(std::string_view model) const
{
    const std::string_view name = model.substr(model.rfind('/') + 1);
    const Price* const begin = m_prices.data();
    const Price* const own = heaviest(begin, begin + m_own, name);
    return own ? own : heaviest(begin + m_own, begin + m_prices.size(), name);
}

std::string pricesJson(const std::vector<Price>& prices)
{
    std::string lines;
    for (const Price& price : prices) {
        lines += lines.empty() ? "\n    " : ",\n    ";
        JsonWriter json(lines);
        writePrice(json, price);
    }
    return "{\n  \"version\": 1,\n  \"prices\": [" + lines + "\n  ]\n}\n";
}

} // namespace dragoman
