#pragma once

#include "ui/providers/EditorSection.h"

#include <QLineEdit>

namespace dragoman {

class SettingRow;

// A number of a provider.
struct ProviderNumber
{
    const char* title = ""; // marked with QT_TRANSLATE_NOOP("dragoman::NumbersSection", ...)
    const char* help = ""; // the same, or empty
    double lowest = 0;
    double highest = 0;
    bool isWhole = true;
    bool mayBeEmpty = false;
    std::optional<double> (*get)(const ProviderConfig& provider) = nullptr;
    void (*set)(ProviderConfig& provider, std::optional<double> number) = nullptr;
    bool notAboveNext = false; // than the number behind it, where both are given
};

// Limits of what is asked of a provider.
const std::vector<ProviderNumber>& limitNumbers();
// How long it may take, and how often it is tried.
const std::vector<ProviderNumber>& patienceNumbers();

// Numbers that say beside the field what is wrong while they are typed.
class NumbersSection : public EditorSection
{
    Q_OBJECT

public:
    // `numbers` must outlive it.
    explicit NumbersSection(const std::vector<ProviderNumber>& numbers);

    void load(const ProviderConfig& provider) override;
    void store(ProviderConfig& provider) const override;
    QString problem() const override;

private:
    struct Row
    {
        const ProviderNumber* number;
        QLineEdit* field;
        SettingRow* row;
    };
    void retranslate() override;
    void check();
    static QString problemOf(const Row& row);
    QString problemWithNext(std::size_t index) const;

    std::vector<Row> m_rows;
};

} // namespace dragoman
