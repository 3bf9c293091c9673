#pragma once

#include "ui/providers/EditorSection.h"

#include <QPlainTextEdit>

namespace dragoman {

class FieldRow;
class PairTable;

// What is added to every call: headers and members of the body.
class CallSection : public EditorSection
{
    Q_OBJECT

public:
    CallSection();

    void load(const ProviderConfig& provider) override;
    void store(ProviderConfig& provider) const override;
    QString problem() const override;

private:
    void retranslate() override;
    void check();

    PairTable* m_headers;
    FieldRow* m_headersRow;
    QPlainTextEdit* m_body;
    FieldRow* m_bodyRow;
};

} // namespace dragoman
