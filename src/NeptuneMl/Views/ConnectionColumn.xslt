<?xml version="1.0" encoding="utf-8"?>
<!-- Copies the tables for results of several connections, which ConnectionColumn.cs gives other type names, with a column for the connection. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="utf-8" indent="yes" />
  <xsl:strip-space elements="*" />

  <xsl:template match="@*|node()">
    <xsl:copy><xsl:apply-templates select="@*|node()" /></xsl:copy>
  </xsl:template>

  <xsl:template match="comment()|View[not(TableControl)]" />

  <xsl:template match="View/Name">
    <Name><xsl:value-of select="." />ByConnection</Name>
  </xsl:template>

  <xsl:template match="ViewSelectedBy/TypeName">
    <TypeName>
      <xsl:value-of select="." />
      <xsl:choose>
        <xsl:when test="contains(., '.CleanRooms.')">#Region</xsl:when>
        <xsl:otherwise>#Cluster</xsl:otherwise>
      </xsl:choose>
    </TypeName>
  </xsl:template>

  <xsl:template match="TableHeaders">
    <TableHeaders>
      <TableColumnHeader>
        <xsl:choose>
          <xsl:when test="contains(../../ViewSelectedBy/TypeName, '.CleanRooms.')"><Label>Region</Label></xsl:when>
          <xsl:otherwise><Label>Cluster</Label></xsl:otherwise>
        </xsl:choose>
        <Width>16</Width>
      </TableColumnHeader>
      <xsl:apply-templates />
    </TableHeaders>
  </xsl:template>

  <xsl:template match="TableColumnItems">
    <TableColumnItems>
      <TableColumnItem>
        <xsl:choose>
          <xsl:when test="contains(../../../../ViewSelectedBy/TypeName, '.CleanRooms.')">
            <ScriptBlock>$_.Connection.Name ? "$($_.Region) ($($_.Connection.Name))" : $_.Region</ScriptBlock>
          </xsl:when>
          <xsl:otherwise><PropertyName>Cluster</PropertyName></xsl:otherwise>
        </xsl:choose>
      </TableColumnItem>
      <xsl:apply-templates />
    </TableColumnItems>
  </xsl:template>
</xsl:stylesheet>
