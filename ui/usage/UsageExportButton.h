#pragma once

#include "ui/usage/UsageReading.h"

#include <QPushButton>

#include <optional>

namespace dragoman {

// Saves what the page shows: a table of one group as CSV, or everything as JSON.
class UsageExportButton : public QPushButton
{
    Q_OBJECT

public:
    explicit UsageExportButton(QWidget* parent = nullptr);

    // Without one the button is off.
    void setAnswer(const std::optional<UsageAnswer>& answer);
    void setGroup(UsageGroup group) { m_group = group; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void saveCsv(UsageGroup group);
    void saveJson();
    void save(const QString& what, const QString& ending, const std::string& content);
    void retranslate();

    std::optional<UsageAnswer> m_answer;
    UsageGroup m_group = UsageGroup::Provider;
};

} // namespace dragoman
