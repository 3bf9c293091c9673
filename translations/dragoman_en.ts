<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ProviderWords</name>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) cannot be used: %1</source>
        <translation>
            <numerusform>%n key cannot be used: %1</numerusform>
            <numerusform>%n keys cannot be used: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateText</name>
    <message numerus="yes">
        <source>%n endpoint(s) cannot listen</source>
        <translation>
            <numerusform>%n endpoint cannot listen</numerusform>
            <numerusform>%n endpoints cannot listen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) do not answer</source>
        <translation>
            <numerusform>%n provider does not answer</numerusform>
            <numerusform>%n providers do not answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) running</source>
        <translation>
            <numerusform>%n request running</numerusform>
            <numerusform>%n requests running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TestWords</name>
    <message numerus="yes">
        <source>%n token(s) used</source>
        <translation>
            <numerusform>%n token used</numerusform>
            <numerusform>%n tokens used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::EndpointRow</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::ImportPage</name>
    <message numerus="yes">
        <source>Import %n provider(s)</source>
        <translation>
            <numerusform>Import %n provider</numerusform>
            <numerusform>Import %n providers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::ModelsSection</name>
    <message numerus="yes">
        <source>%n model(s), offered while you type</source>
        <translation>
            <numerusform>%n model, offered while you type</numerusform>
            <numerusform>%n models, offered while you type</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::OverviewPage</name>
    <message numerus="yes">
        <source>%n request(s) today</source>
        <translation>
            <numerusform>%n request today</numerusform>
            <numerusform>%n requests today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) since the start</source>
        <translation>
            <numerusform>%n request since the start</numerusform>
            <numerusform>%n requests since the start</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dragoman::ProvidersPage</name>
    <message numerus="yes">
        <source>%n provider(s) imported.</source>
        <translation>
            <numerusform>%n provider imported.</numerusform>
            <numerusform>%n providers imported.</numerusform>
        </translation>
    </message>
</context>
</TS>
