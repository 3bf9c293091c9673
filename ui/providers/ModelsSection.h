#pragma once

#include "ui/providers/EditorSection.h"

#include <QPushButton>

#include <array>

class QStringListModel;

namespace dragoman {

class FieldRow;
class ModelListField;
class PairTable;

// Models by role, and the names that clients may use for them.
class ModelsSection : public EditorSection
{
    Q_OBJECT

public:
    ModelsSection();

    void load(const ProviderConfig& provider) override;
    void store(ProviderConfig& provider) const override;
    QString problem() const override;

    // The list was asked for; setFetched() follows.
    void setFetching();
    void setFetched(const Result<std::vector<std::string>>& models);

Q_SIGNALS:
    void fetchRequested();

private:
    QWidget* makeFetchRow();
    void retranslate() override;
    void showFetched();

    QStringListModel* m_known;
    std::array<ModelListField*, 3> m_fields{}; // big, middle, small
    std::array<FieldRow*, 3> m_rows{};
    PairTable* m_aliases;
    FieldRow* m_aliasRow;
    QPushButton* m_fetch;
    QuietLabel* m_fetched;
    std::optional<Result<std::vector<std::string>>> m_answer;
    bool m_isFetching = false;
};

} // namespace dragoman
